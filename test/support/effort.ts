/** Whether to test everything (`npm run test:soak`), or a sample in seconds (`npm test`). */
const isThorough = process.env['TEST_EFFORT'] === 'thorough';

/** The number of examples of a property that takes requests or much processor time: all, or a quarter. */
export const examples = (number: number) => ({ numRuns: isThorough ? number : Math.ceil(number / 4) });

/** A worker dies at every step, or at every fifth. */
export const STRIDE = isThorough ? 1 : 5;

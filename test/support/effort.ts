/** Whether to test everything (`npm run test:soak`), or a sample in seconds (`npm test`). */
const isThorough = process.env['TEST_EFFORT'] === 'thorough';

/** How many examples of a property are tried where each takes requests or much reckoning: all of so many, or a quarter. */
export const examples = (number: number) => ({ numRuns: isThorough ? number : Math.ceil(number / 4) });

/** Of the steps at which a worker may die, each so manieth is tried. */
export const STRIDE = isThorough ? 1 : 5;

/** Whether as much is tried as makes sense (`npm run test:soak`), or a sample that is told within seconds (`npm test`). */
const isThorough = process.env['TEST_EFFORT'] === 'thorough';

/** How many examples of a property are tried where each takes requests: all of so many, or a quarter. */
export const examples = (number: number) => ({ numRuns: isThorough ? number : Math.ceil(number / 4) });

/** Of the steps at which a worker may die, each so manieth is tried. */
export const STRIDE = isThorough ? 1 : 3;

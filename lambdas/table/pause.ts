/** Retries when DynamoDB is too busy, and the base of their pauses in milliseconds. */
const TRIES = 8;
const FIRST_PAUSE = 25;

/** Waits before another try, twice as long each time, with jitter. Throws after the last one. */
export async function pause(tries: number): Promise<void> {
  if (tries === 0) return;
  if (tries > TRIES) throw new Error('The table is too busy.');
  const longest = FIRST_PAUSE * 2 ** tries;
  await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
}

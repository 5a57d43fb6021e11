/** One contestant's measurements in one round. */
export interface Round {
  readonly requests: number;
  /** Processor time in milliseconds. */
  readonly processor: number;
  /** Wall-clock time in milliseconds. */
  readonly elapsed: number;
}

/** Does one request. */
export type Work = () => Promise<unknown>;

/** Runs `requests` pieces of work, `concurrency` at a time, and measures them by the given clock of processor time. */
export async function round(
  work: Work,
  requests: number,
  concurrency: number,
  processorTime: () => Promise<number> | number,
): Promise<Round> {
  const processorBefore = await processorTime();
  const startedAt = performance.now();
  let left = requests;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await work();
    }),
  );
  const elapsed = performance.now() - startedAt;
  return { requests, processor: (await processorTime()) - processorBefore, elapsed };
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The median over the rounds of `measure` for each contestant, compared round by round: machines are noisy. */
export function medianRatio(
  rounds: readonly Round[],
  baseline: readonly Round[],
  measure: (round: Round) => number,
): number {
  return median(
    rounds.flatMap((one, index) => (baseline[index] ? [measure(one) / measure(baseline[index])] : [])),
  );
}

export const processorPerRequest = ({ processor, requests }: Round) => processor / requests;
export const requestsPerSecond = ({ requests, elapsed }: Round) => (requests / elapsed) * 1000;

/** Prints one line of the report. `goal` is the most that the ratio should be. */
export function report(what: string, value: string, goal?: string): void {
  console.log(`${what.padEnd(66)} ${value.padStart(10)}${goal === undefined ? '' : `   goal ${goal}`}`);
}

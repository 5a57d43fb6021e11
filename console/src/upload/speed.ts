/** What counts for the speed, in milliseconds. */
const RECENT = 4000;

/** Measures how fast something grows. */
export interface Speed {
  /** Notes a total in bytes at a time in milliseconds. */
  note(total: number, time: number): void;
  /** Bytes in a second lately. */
  at(time: number): number;
}

export function createSpeed(): Speed {
  let samples: readonly (readonly [time: number, total: number])[] = [];
  return {
    note(total, time) {
      const last = samples.at(-1);
      // Sending begins anew where the connection was lost.
      if (last !== undefined && total < last[1]) samples = [];
      samples = [...samples.filter(([noted]) => time - noted < RECENT), [time, total]];
    },
    at(time) {
      const [first] = samples;
      const last = samples.at(-1);
      if (first === undefined || last === undefined || time - last[0] >= RECENT) return 0;
      const elapsed = time - first[0];
      return elapsed < 1 ? 0 : ((last[1] - first[1]) / elapsed) * 1000;
    },
  };
}

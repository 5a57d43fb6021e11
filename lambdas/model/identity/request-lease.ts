import type { AdmissionRow, RequestLease } from './ports.ts';

/** What an instance knows of a principal's requests. */
export interface RequestUse {
  /** How many requests wait for a lease. */
  waiting: number;
  /** How many requests were admitted in the second before, by the instance's clock. */
  usedBefore: number;
  /** The row as it was last seen, and since when its second is known to have been the same, in milliseconds. */
  row: AdmissionRow | undefined;
  rowSince: number;
}

/**
 * Besides what waits, an instance leases at most this part of what it used in the second before. All of them together
 * then hold no more than this part of the limit without using it, so a client that sends no more than the rest is never
 * refused, whichever instances its requests reach.
 */
const LARGEST_PART_AHEAD = 1 / 10;

/**
 * The next lease at a time in milliseconds, or nothing where the second is used up. Of a row not seen before it asks
 * for what waits.
 */
export function nextLease(
  { waiting, usedBefore, row, rowSince }: RequestUse,
  time: number,
): RequestLease | undefined {
  if (row === undefined) return { second: secondOf(time), opens: true, count: waiting };
  const second = rowSecond(row, rowSince, time);
  const opens = second > row.second;
  const ahead = Math.floor(usedBefore * LARGEST_PART_AHEAD);
  const count = Math.min(waiting + ahead, opens ? row.requestsPerSecond : row.left);
  return count < 1 ? undefined : { second, opens, count };
}

/**
 * The row's second only rises: where a clock that was ahead has raised it, this instance counts on from there, one for
 * each second in which it has seen no change.
 */
function rowSecond(row: AdmissionRow, since: number, time: number): number {
  const lasted = time - since >= 1000;
  return Math.max(secondOf(time), lasted ? row.second + 1 : row.second);
}

export function secondOf(time: number): number {
  return Math.floor(time / 1000);
}

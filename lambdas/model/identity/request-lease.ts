import type { AdmissionRow, RequestLease } from './ports.ts';

/** A principal's requests to one instance. */
export interface RequestUse {
  /** Requests that wait for a lease. */
  waiting: number;
  /** Requests admitted in the previous second, by the instance's clock. */
  usedBefore: number;
  /** The row as last seen, and the time, in milliseconds, since when its second has been the same. */
  row: AdmissionRow | undefined;
  rowSince: number;
}

/**
 * Besides the waiting requests, an instance leases at most this part of those it admitted in the previous second. All
 * instances together then hold at most this part of the limit unused, so a client that stays within the rest is never
 * refused, whichever instances its requests reach.
 */
const LARGEST_PART_AHEAD = 1 / 10;

/**
 * The next lease at `time`, in milliseconds, or undefined if the second is used up. The first lease, before the row is
 * known, is for the waiting requests.
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
 * The row's second only rises: if a clock ahead of ours has raised it, this instance counts on from there, by one for
 * each second without a change.
 */
function rowSecond(row: AdmissionRow, since: number, time: number): number {
  const lasted = time - since >= 1000;
  return Math.max(secondOf(time), lasted ? row.second + 1 : row.second);
}

export function secondOf(time: number): number {
  return Math.floor(time / 1000);
}

import { MAXIMUM_UPLOAD_DAYS } from './multipart.ts';

const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;

/** The default life of a temporary URL: 600 seconds (Resource Manager, "POST Body"). */
export const DEFAULT_EXPIRY_SECONDS = 600;

/** The longest life in days: a year from any day, with that day. */
export const MAXIMUM_EXPIRY_DAYS = 366;

/**
 * The last day that the bucket has a lifecycle rule for: the longest life of an object created just at midnight, and as
 * many days more as an upload in parts may take, since S3 dates its object from the first of them.
 */
export const LAST_LIFECYCLE_RULE = MAXIMUM_EXPIRY_DAYS + 1 + MAXIMUM_UPLOAD_DAYS;

export const MAXIMUM_EXPIRY_SECONDS = (MAXIMUM_EXPIRY_DAYS * DAY) / SECOND;

/**
 * The end of a period, in milliseconds since 1970: rounded up to a whole second, which is what clients see,
 * and nothing may end before the promised moment.
 */
export function endOfPeriod(start: number, seconds: number): number {
  return Math.ceil(start / SECOND + seconds) * SECOND;
}

/**
 * The days, at least one, after which a lifecycle rule may remove an object created at `start` and needed until `end`.
 * S3 adds the days and rounds up to the next midnight UTC; its times are whole seconds, so an object of a day's first
 * second may count as created at midnight.
 */
export function lifecycleDays(start: number, end: number): number {
  const midnight = Math.ceil((Math.floor(start / SECOND) * SECOND) / DAY) * DAY;
  return Math.max(1, Math.ceil((end - midnight) / DAY));
}

/** `time` later by whole days, in milliseconds since 1970. */
export function daysAfter(time: number, days: number): number {
  return time + days * DAY;
}

/** RFC 3339 in UTC without fractional seconds. */
export function timestamp(time: number): string {
  return new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

import type { ObjectTags } from './object-tagging.ts';

/** The lifecycle of versions with this tag. S3's rules do not reach delete markers by tag, since these have none. */
export interface LifecycleRule {
  readonly tagKey: string;
  readonly tagValue: string;
  /** The days from a current version's creation until it gets a delete marker. */
  readonly days?: number;
  /** The days from when a version became noncurrent until it is removed for good. */
  readonly noncurrentDays?: number;
}

/** A bucket's lifecycle (S3's API, "LifecycleConfiguration"). */
export interface Lifecycle {
  readonly rules: readonly LifecycleRule[];
  /** Whether a delete marker is removed when its key has no other version. */
  readonly removesExpiredDeleteMarkers: boolean;
  /** The days from a multipart upload's initiation until it is aborted; by default never. */
  readonly abortMultipartAfterDays?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The time in milliseconds since 1970 when the days of these rules are over, counted from `since`; infinite if no rule
 * matches the tags. S3 adds the days and rounds up to the next midnight UTC; the earliest rule counts.
 */
export function expiryTime(
  kind: 'days' | 'noncurrentDays',
  since: number,
  tags: ObjectTags,
  rules: readonly LifecycleRule[],
): number {
  const days = rules
    .filter((rule) => tags.some(({ key, value }) => key === rule.tagKey && value === rule.tagValue))
    .map((rule) => rule[kind] ?? Number.POSITIVE_INFINITY);
  return midnightAfter(since, Math.min(...days));
}

/** Uploads initiated before this time are to be aborted at `now`; both in milliseconds since 1970. */
export function abortableBefore(now: number, days: number): number {
  return (Math.floor(now / DAY) - days) * DAY;
}

function midnightAfter(since: number, days: number): number {
  return (Math.floor(since / DAY) + days + 1) * DAY;
}

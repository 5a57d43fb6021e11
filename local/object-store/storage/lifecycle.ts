import type { ObjectTags } from './object-tagging.ts';

/** What happens to versions with this tag. S3's rules do not reach delete markers by tag, which have none. */
export interface LifecycleRule {
  readonly tagKey: string;
  readonly tagValue: string;
  /** So many days after its creation, a current version is succeeded by a delete marker. */
  readonly days?: number;
  /** So many days after it became noncurrent, a version is removed for good. */
  readonly noncurrentDays?: number;
}

/** What a bucket does by itself as time passes (S3's API, "LifecycleConfiguration"). */
export interface Lifecycle {
  readonly rules: readonly LifecycleRule[];
  /** Whether delete markers go when they are all that is left of their key. */
  readonly removesExpiredDeleteMarkers: boolean;
  /** So many days after their initiation, multipart uploads are aborted; never where it is not given. */
  readonly abortMultipartAfterDays?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * When the days of these rules are over, counted from `since`, in milliseconds since 1970; infinite where no rule is
 * about these tags. S3 adds the days and rounds up to the next midnight UTC; the earliest rule counts.
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

/** All that was initiated before this time is to be aborted at `now`; both in milliseconds since 1970. */
export function abortableBefore(now: number, days: number): number {
  return (Math.floor(now / DAY) - days) * DAY;
}

function midnightAfter(since: number, days: number): number {
  return (Math.floor(since / DAY) + days + 1) * DAY;
}

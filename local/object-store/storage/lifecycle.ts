import type { StoredObject } from './stored-object.ts';

/** Objects with this tag expire so many days after they were created. */
export interface LifecycleRule {
  readonly tagKey: string;
  readonly tagValue: string;
  readonly days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * When an object expires by these rules, in milliseconds since 1970; infinite where no rule is about it. S3 adds the
 * days to the time of creation and rounds up to the next midnight UTC; the earliest rule counts.
 */
export function expiryTime(
  { tags, createdAt }: Pick<StoredObject, 'tags' | 'createdAt'>,
  rules: readonly LifecycleRule[],
): number {
  const days = rules
    .filter((rule) => tags.some(({ key, value }) => key === rule.tagKey && value === rule.tagValue))
    .map((rule) => rule.days);
  return (Math.floor(createdAt / DAY) + Math.min(...days) + 1) * DAY;
}

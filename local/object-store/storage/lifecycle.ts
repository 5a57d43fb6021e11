import type { ObjectFiles } from './object-files.ts';
import type { StoredObject } from './stored-object.ts';

/** Objects with this tag expire so many days after they were created. */
export interface LifecycleRule {
  readonly tagKey: string;
  readonly tagValue: string;
  readonly days: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Removes the objects that have expired at `now`, in milliseconds since 1970. */
export async function sweepExpired(
  files: ObjectFiles,
  rules: readonly LifecycleRule[],
  now: number,
): Promise<{ deleted: number }> {
  let deleted = 0;
  for await (const object of files.all()) {
    if (expiryTime(object, rules) > now) continue;
    // The object may have been replaced, removed or tagged anew since it was listed.
    const current = files.find(object.key);
    if (current === undefined || expiryTime(current, rules) > now) continue;
    files.remove(object.key);
    deleted += 1;
  }
  return { deleted };
}

/** S3 adds the days to the time of creation and rounds up to the next midnight UTC; the earliest rule counts. */
function expiryTime(object: StoredObject, rules: readonly LifecycleRule[]): number {
  const days = rules
    .filter((rule) => object.tags.some(({ key, value }) => key === rule.tagKey && value === rule.tagValue))
    .map((rule) => rule.days);
  return (Math.floor(object.createdAt / DAY) + Math.min(...days) + 1) * DAY;
}

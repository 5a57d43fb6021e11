import { abortableBefore, expiryTime, type Lifecycle } from '../lifecycle.ts';
import { isDeleteMarker } from '../stored-object.ts';
import type { ListPosition, SweepStep } from './functions.ts';
import { abortUpload, type Change, type MultipartRows } from './multipart.ts';
import type { VersionRows } from './version-rows.ts';

/** The number of versions in one step of a sweep. Between two steps, other requests are served. */
const SWEEP_STEP = 500;

/** The number of multipart uploads in one step; each can have ten thousand parts. */
const ABORT_STEP = 5;

/** Applies the lifecycle at `now`, in milliseconds since 1970, to some versions after this position. */
export function sweepStep(
  versions: VersionRows,
  { rules, removesExpiredDeleteMarkers }: Lifecycle,
  now: number,
  after: ListPosition,
): Change<SweepStep> {
  const listed = versions.list('', after, SWEEP_STEP);
  const maybeExpiredMarkers = new Set<string>();
  const unneeded: string[] = [];
  let expired = 0;
  let removed = 0;
  for (const { version, noncurrentSince } of listed) {
    if (isDeleteMarker(version)) {
      maybeExpiredMarkers.add(version.key);
    } else if (noncurrentSince === undefined) {
      if (expiryTime('days', version.createdAt, version.tags, rules) > now) continue;
      versions.addDeleteMarker(version.key, now);
      expired += 1;
    } else if (expiryTime('noncurrentDays', noncurrentSince, version.tags, rules) <= now) {
      unneeded.push(...versions.remove(version));
      removed += 1;
      maybeExpiredMarkers.add(version.key);
    }
  }
  for (const key of removesExpiredDeleteMarkers ? maybeExpiredMarkers : []) {
    const marker = versions.expiredDeleteMarker(key);
    if (marker === undefined) continue;
    versions.remove(marker);
    removed += 1;
  }
  const next = listed.length < SWEEP_STEP ? undefined : listed.at(-1)?.version;
  return { result: { expired, removed, next }, unneeded };
}

/**
 * Aborts some of the multipart uploads whose days are over at `now`, in milliseconds since 1970. Its result is their
 * number.
 */
export function abortUploads(
  rows: MultipartRows,
  { abortMultipartAfterDays = Number.POSITIVE_INFINITY }: Lifecycle,
  now: number,
): Change<number> {
  const abandoned = rows.uploads.initiatedBefore(abortableBefore(now, abortMultipartAfterDays), ABORT_STEP);
  const unneeded = abandoned.flatMap((name) => abortUpload(rows, name).unneeded);
  return { result: abandoned.length, unneeded };
}

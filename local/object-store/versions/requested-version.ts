import { invalidArgument, noSuchKey, S3Error } from '../http/errors.ts';
import { queryValue, type RequestTarget } from '../http/request-target.ts';
import { type DeleteMarker, isDeleteMarker } from '../storage/stored-object.ts';
import { sequencerOf } from '../storage/version-id.ts';

/** The version id in a request; undefined for the current version. Throws `InvalidArgument`. */
export function requestedVersion(target: RequestTarget): string | undefined {
  const versionId = queryValue(target, 'versionId');
  if (versionId !== undefined) checkVersionId('versionId', versionId);
  return versionId;
}

/** Throws `InvalidArgument` for an invalid version id. */
export function checkVersionId(argument: string, versionId: string): void {
  if (versionId === '') throw invalidArgument(argument, '', 'Version id cannot be the empty string');
  // S3 uses `null` for objects from before versioning; this store has none.
  if (versionId === 'null' || sequencerOf(versionId) !== undefined) return;
  throw invalidArgument(argument, versionId, 'Invalid version id specified');
}

/**
 * The object that was found under a key. Throws `NoSuchKey`, `NoSuchVersion` and, for a named delete marker,
 * `MethodNotAllowed`.
 */
export function requireObject<Found extends object>(
  found: Found | DeleteMarker | undefined,
  {
    method,
    key,
    versionId,
  }: { readonly method: string; readonly key: string; readonly versionId: string | undefined },
): Found {
  if (found === undefined) throw versionId === undefined ? noSuchKey(key) : noSuchVersion(key, versionId);
  if (!isDeleteMarker(found)) return found;
  throw versionId === undefined ? noSuchKey(key, markerHeaders(found)) : methodNotAllowed(method, found);
}

/** The headers of an answer about a delete marker. */
export function markerHeaders({ versionId }: DeleteMarker): Record<string, string> {
  return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': versionId };
}

export function noSuchVersion(key: string, versionId: string): S3Error {
  const message = 'The specified version does not exist.';
  return new S3Error(404, 'NoSuchVersion', message, { Key: key, VersionId: versionId });
}

function methodNotAllowed(method: string, marker: DeleteMarker): S3Error {
  return new S3Error(
    405,
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    { Method: method, ResourceType: 'DeleteMarker' },
    {
      ...markerHeaders(marker),
      allow: 'DELETE',
      'last-modified': new Date(marker.createdAt).toUTCString(),
    },
  );
}

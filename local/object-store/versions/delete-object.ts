import { isDeleteMarker } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { markerHeaders, requestedVersion } from './requested-version.ts';

/**
 * Adds a delete marker or, with a version id, removes the version for good (S3's API, "DeleteObject"). Deleting a
 * missing object succeeds. Throws `InvalidArgument`.
 */
export async function deleteObject(
  { response, target }: ObjectRequest,
  { objects, now }: StoreContext,
): Promise<void> {
  const versionId = requestedVersion(target);
  const deleted =
    versionId === undefined
      ? await objects.addDeleteMarker(target.key, now())
      : await objects.remove(target.key, versionId);
  if (versionId !== undefined) response.setHeader('x-amz-version-id', versionId);
  if (deleted !== undefined && isDeleteMarker(deleted)) {
    for (const [name, value] of Object.entries(markerHeaders(deleted))) response.setHeader(name, value);
  }
  response.statusCode = 204;
  response.end();
}

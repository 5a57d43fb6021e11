import { noSuchUpload } from '../http/errors.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedUpload } from './requested-upload.ts';

/** Removes an upload and all its parts (S3's API, "AbortMultipartUpload"). Throws `NoSuchUpload`. */
export async function abortMultipartUpload(
  { response, target }: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  const name = requestedUpload(target);
  if (!(await objects.multipart.abort(name))) throw noSuchUpload(name.uploadId);
  response.statusCode = 204;
  response.end();
}

import { checksumNames } from '../body/checksums.ts';
import { openBody } from '../body/request-body.ts';
import { entityTooLarge, noSuchUpload } from '../http/errors.ts';
import { bodyHeaders, checkHeaders } from '../put/put-headers.ts';
import { entityTag, MAXIMUM_OBJECT_BYTES } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedPart, requestedUpload } from './requested-upload.ts';

/**
 * Stores the body as a part, and replaces an earlier one with its number (S3's API, "UploadPart"). A refused part
 * leaves nothing: throws `NoSuchUpload`, `InvalidArgument` for the number, and the errors of PutObject.
 */
export async function uploadPart(
  objectRequest: ObjectRequest,
  { objects: { multipart }, now }: StoreContext,
): Promise<void> {
  const { response, target, fields } = objectRequest;
  checkHeaders(fields, [...bodyHeaders, ...checksumNames]);
  const [name, number] = [requestedUpload(target), requestedPart(target)];
  const body = openBody(objectRequest);
  if (body.length > MAXIMUM_OBJECT_BYTES) throw entityTooLarge(MAXIMUM_OBJECT_BYTES);
  // Checked before the bytes have passed, and again after.
  if ((await multipart.find(name)) === undefined) throw noSuchUpload(name.uploadId);
  const part = await multipart.putPart(name, body.bytes, (digests) => {
    return { number, ...body.bytes.verify(body.claims(), digests), uploadedAt: now() };
  });
  if (part === undefined) throw noSuchUpload(name.uploadId);
  response.setHeader('etag', entityTag(part));
  response.end();
}

import { randomBytes } from 'node:crypto';
import { sendXml } from '../http/responses.ts';
import { s3Document, textElement } from '../http/xml.ts';
import { checkHeaders, readTags } from '../put/put-headers.ts';
import { readObjectHeaders } from '../storage/object-headers.ts';
import { checkKey } from '../storage/object-key.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';

const UPLOAD_ID_BYTES = 48;

/**
 * Begins a multipart upload with its object's headers and tags (S3's API, "CreateMultipartUpload"). Throws their
 * refusals.
 */
export async function createMultipartUpload(
  { response, target: { key }, fields }: ObjectRequest,
  { bucket, objects, now }: StoreContext,
): Promise<void> {
  checkHeaders(fields, ['x-amz-tagging']);
  checkKey(key);
  const uploadId = randomBytes(UPLOAD_ID_BYTES).toString('base64url');
  const [headers, tags] = [readObjectHeaders(fields), readTags(fields)];
  await objects.multipart.add({ key, uploadId, headers, tags, initiatedAt: now() });
  const names = [textElement('Bucket', bucket), textElement('Key', key), textElement('UploadId', uploadId)];
  sendXml(response, 200, s3Document('InitiateMultipartUploadResult', ...names));
}

import { checksumNames } from '../body/checksums.ts';
import { openBody } from '../body/request-body.ts';
import { readDocument } from '../body/request-document.ts';
import { parseTagging } from '../storage/object-tagging.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedVersion, requireObject } from '../versions/requested-version.ts';
import { bodyHeaders, checkHeaders } from './put-headers.ts';

/** Ten tags of the greatest length are about 4 KB. */
const MAXIMUM_DOCUMENT_BYTES = 16 * 1024;

/**
 * Replaces the object's tags with those in the body's document (S3's API, "PutObjectTagging"); bytes, headers and time
 * stay. Throws `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed`, `MalformedXML`, `InvalidTag`, `BadRequest` and, for
 * more than 16 KiB, `MaxMessageLengthExceeded`.
 */
export async function putObjectTagging(
  objectRequest: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  const { response, target, fields } = objectRequest;
  checkHeaders(fields, [...bodyHeaders, ...checksumNames]);
  const document = await readDocument(openBody(objectRequest), MAXIMUM_DOCUMENT_BYTES);
  const versionId = requestedVersion(target);
  const version = await objects.replaceTags(target.key, versionId, parseTagging(document));
  const object = requireObject(version, { method: 'PUT', key: target.key, versionId });
  response.setHeader('x-amz-version-id', object.versionId);
  response.end();
}

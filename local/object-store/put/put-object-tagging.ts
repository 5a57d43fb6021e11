import { buffer } from 'node:stream/consumers';
import { checksumNames } from '../body/checksums.ts';
import { openBody } from '../body/request-body.ts';
import { S3Error } from '../http/errors.ts';
import { headerFields } from '../http/headers.ts';
import { RunningDigests } from '../storage/digests.ts';
import { parseTagging } from '../storage/object-tagging.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedVersion, requireObject } from '../versions/requested-version.ts';
import { bodyHeaders, checkHeaders } from './put-headers.ts';

/** Ten tags of the greatest length are about 4 KB. */
const MAXIMUM_DOCUMENT_BYTES = 16 * 1024;

/**
 * Replaces the object's tags by those of the document in the body (S3's API, "PutObjectTagging"); data, headers and
 * time stay. Throws `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed`, `MalformedXML`, `InvalidTag`, `BadRequest` and, for more than 16 KiB,
 * `MaxMessageLengthExceeded`.
 */
export async function putObjectTagging(
  { request, response, target, payloadHash }: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  checkHeaders(headerFields(request.headers), [...bodyHeaders, ...checksumNames]);
  const { length, bytes, claims } = openBody(request, payloadHash);
  if (length > MAXIMUM_DOCUMENT_BYTES) {
    throw new S3Error(400, 'MaxMessageLengthExceeded', 'Your request was too big.');
  }
  const document = await buffer(bytes);
  const digests = new RunningDigests(bytes.algorithms);
  digests.update(document);
  bytes.verify(claims(), digests.end());
  const versionId = requestedVersion(target);
  const tags = parseTagging(document.toString());
  const version = await objects.replaceTags(target.key, versionId, tags);
  const object = requireObject(version, { method: 'PUT', key: target.key, versionId });
  response.setHeader('x-amz-version-id', object.versionId);
  response.end();
}

import { checksumNames } from '../body/checksums.ts';
import { withoutChunkedEncoding } from '../body/chunked-bytes.ts';
import { openBody } from '../body/request-body.ts';
import { describeUploadRequest } from '../events/created-event.ts';
import { entityTooLarge } from '../http/errors.ts';
import type { Digests } from '../storage/digests.ts';
import { readObjectHeaders } from '../storage/object-headers.ts';
import { checkKey } from '../storage/object-key.ts';
import { entityTag, MAXIMUM_OBJECT_BYTES } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { bodyHeaders, checkHeaders, preconditionFailed, readTags, requiresNewObject } from './put-headers.ts';

const knownHeaders = [...bodyHeaders, ...checksumNames, 'if-none-match', 'x-amz-tagging'];

/**
 * Stores the body (S3's API, "PutObject"). A refused body leaves nothing: throws `EntityTooLarge` for more than 5 GiB,
 * `XAmzContentSHA256Mismatch` and `BadDigest` if the bytes differ from the signed or announced ones, and
 * `PreconditionFailed` if the object must be new (`If-None-Match: *`) and one exists by the end.
 */
export async function putObject(
  objectRequest: ObjectRequest,
  { objects, events, now }: StoreContext,
): Promise<void> {
  const { request, response, target, requestId, fields } = objectRequest;
  const { key } = target;
  checkHeaders(fields, knownHeaders);
  checkKey(key);
  const onlyNew = requiresNewObject(fields);
  const headers = readObjectHeaders(withoutChunkedEncoding(fields));
  const tags = readTags(fields);
  const body = openBody(objectRequest);
  if (body.length > MAXIMUM_OBJECT_BYTES) throw entityTooLarge(MAXIMUM_OBJECT_BYTES);
  const upload = describeUploadRequest(request, requestId, 'PutObject');
  const describe = (digests: Digests) => {
    const measures = body.bytes.verify(body.claims(), digests);
    const time = now();
    return { key, headers, tags, ...measures, createdAt: time, storedAt: time, upload };
  };
  const object = onlyNew
    ? await objects.putNew(body.bytes, describe)
    : await objects.put(body.bytes, describe);
  if (object === undefined) throw preconditionFailed();
  events.deliver(object);
  response.setHeader('etag', entityTag(object));
  response.setHeader('x-amz-version-id', object.versionId);
  response.end();
}

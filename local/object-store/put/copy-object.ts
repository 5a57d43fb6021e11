import { describeUploadRequest } from '../events/created-event.ts';
import { invalidArgument, invalidRequest, noSuchBucket, noSuchKey, type S3Error } from '../http/errors.ts';
import { headerFields } from '../http/headers.ts';
import { sendXml } from '../http/responses.ts';
import { textElement, xmlDocument } from '../http/xml.ts';
import { readObjectHeaders } from '../storage/object-headers.ts';
import { checkKey } from '../storage/object-key.ts';
import { entityTag, type StoredObject } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { parseCopySource } from './copy-source.ts';
import { checkHeaders, readTags } from './put-headers.ts';

const knownHeaders = [
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-tagging',
  'x-amz-tagging-directive',
];

/**
 * Copies an object (S3's API, "CopyObject"), with the headers and tags of the source or, as the directives ask, of the
 * request. The source is looked up and its bytes are taken over in one step, so that no change to it meanwhile shows in
 * the copy. Throws `NoSuchBucket` and `NoSuchKey` about the source,
 * `InvalidArgument`, and `InvalidRequest` for a copy onto itself that would change nothing.
 */
export async function copyObject(
  { request, response, target: { key }, requestId }: ObjectRequest,
  { bucket, objects, events, now }: StoreContext,
): Promise<void> {
  const fields = headerFields(request.headers);
  checkHeaders(fields, knownHeaders);
  checkKey(key);
  const source = parseCopySource(fields.get('x-amz-copy-source') ?? '');
  const replacesHeaders = replaces(fields, 'metadata');
  const replacesTags = replaces(fields, 'tagging');
  if (source.bucket !== bucket) throw noSuchBucket(source.bucket);
  if (source.key === key && !replacesHeaders) throw changesNothing();
  const copy = await objects.copy({
    source: source.key,
    key,
    headers: replacesHeaders ? readObjectHeaders(fields) : undefined,
    tags: replacesTags ? readTags(fields) : undefined,
    createdAt: now(),
    upload: describeUploadRequest(request, requestId, 'CopyObject'),
  });
  if (copy === undefined) throw noSuchKey(source.key);
  await events.deliver(copy);
  sendXml(response, 200, copyResult(copy));
}

function replaces(fields: ReadonlyMap<string, string>, what: 'metadata' | 'tagging'): boolean {
  const name = `x-amz-${what}-directive`;
  const directive = fields.get(name) ?? 'COPY';
  if (directive === 'COPY' || directive === 'REPLACE') return directive === 'REPLACE';
  throw invalidArgument(name, directive, `Unknown ${what} directive.`);
}

function copyResult(copy: StoredObject): string {
  const lastModified = new Date(Math.floor(copy.createdAt / 1000) * 1000).toISOString();
  const result = textElement('LastModified', lastModified) + textElement('ETag', entityTag(copy));
  return xmlDocument(
    `<CopyObjectResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${result}</CopyObjectResult>`,
  );
}

function changesNothing(): S3Error {
  return invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}

import { describeUploadRequest } from '../events/created-event.ts';
import { invalidArgument, invalidRequest, noSuchBucket, type S3Error } from '../http/errors.ts';
import { sendXml } from '../http/responses.ts';
import { s3Document, textElement } from '../http/xml.ts';
import { readObjectHeaders } from '../storage/object-headers.ts';
import { checkKey } from '../storage/object-key.ts';
import {
  entityTag,
  isDeleteMarker,
  MAXIMUM_OBJECT_BYTES,
  type StoredObject,
} from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { noSource, parseCopySource, sourceTooLarge } from './copy-source.ts';
import { checkHeaders, preconditionFailed, readTags, requiresNewObject } from './put-headers.ts';

const knownHeaders = [
  'if-none-match',
  'x-amz-copy-source',
  'x-amz-metadata-directive',
  'x-amz-tagging',
  'x-amz-tagging-directive',
];

/**
 * Copies a version of an object (S3's API, "CopyObject"), with the headers and tags of the source or, as the directives
 * say, of the request. The look-up and the copy are one step, so that the copy has one state of its source. Throws
 * `NoSuchBucket`, `NoSuchKey` and `NoSuchVersion` for the source, `InvalidArgument`, `InvalidRequest` for a copy onto
 * itself without a change, for a delete marker and for more than 5 GiB, and `PreconditionFailed` if the object must be
 * new (`If-None-Match: *`) and one exists.
 */
export async function copyObject(
  { request, response, target: { key }, requestId, fields }: ObjectRequest,
  { bucket, objects, events, now }: StoreContext,
): Promise<void> {
  checkHeaders(fields, knownHeaders);
  checkKey(key);
  const source = parseCopySource(fields.get('x-amz-copy-source') ?? '');
  const replacesHeaders = replaces(fields, 'metadata');
  const replacesTags = replaces(fields, 'tagging');
  if (source.bucket !== bucket) throw noSuchBucket(source.bucket);
  // Copying an older version onto its own key makes it current again.
  if (source.key === key && source.versionId === undefined && !replacesHeaders) throw changesNothing();
  const onlyNew = requiresNewObject(fields);
  const time = now();
  const { source: original, copy } = await objects.copy({
    source,
    key,
    onlyNew,
    headers: replacesHeaders ? readObjectHeaders(fields) : undefined,
    tags: replacesTags ? readTags(fields) : undefined,
    createdAt: time,
    storedAt: time,
    upload: describeUploadRequest(request, requestId, 'CopyObject'),
  });
  if (original === undefined || isDeleteMarker(original)) throw noSource(source, original);
  if (original.size > MAXIMUM_OBJECT_BYTES) throw sourceTooLarge();
  if (copy === undefined) throw preconditionFailed();
  events.deliver(copy);
  response.setHeader('x-amz-version-id', copy.versionId);
  response.setHeader('x-amz-copy-source-version-id', original.versionId);
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
  return s3Document(
    'CopyObjectResult',
    textElement('LastModified', lastModified),
    textElement('ETag', entityTag(copy)),
  );
}

function changesNothing(): S3Error {
  return invalidRequest(
    "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
  );
}

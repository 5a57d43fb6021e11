import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { queryValue, type RequestTarget } from '../http/request-target.ts';
import { free } from '../storage/memory.ts';
import type { ByteRange } from '../storage/object-body.ts';
import { checkHeader, objectHeaders } from '../storage/object-headers.ts';
import { entityTag, type StoredObject } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedVersion, requireObject } from '../versions/requested-version.ts';
import { parseRange } from './byte-range.ts';

/**
 * Answers GET and HEAD of an object: the whole, a range, or 304 if the client has it already. The query's `response-`
 * parameters override the object's own headers. Throws `NoSuchKey`, `NoSuchVersion`, `MethodNotAllowed`, `InvalidRange`
 * and `InvalidArgument`.
 */
export async function sendObject(
  { request, response, target }: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  const { key } = target;
  const versionId = requestedVersion(target);
  const found = await objects.read(key, versionId);
  const { object, body } = requireObject(found, { method: request.method ?? '', key, versionId });
  try {
    const headers = { ...object.headers, ...overriddenHeaders(target) };
    const notModified = isNotModified(request, object);
    const range = notModified ? undefined : requestedRange(request, object);
    const hasBody = request.method !== 'HEAD' && !notModified && object.size > 0;
    // Opened before the first header is set, since a failure is answered with an error.
    const bytes = hasBody ? await body.open(range ?? { first: 0, last: object.size - 1 }) : undefined;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('accept-ranges', 'bytes');
    response.setHeader('etag', entityTag(object));
    response.setHeader('x-amz-version-id', object.versionId);
    response.setHeader('last-modified', new Date(object.createdAt).toUTCString());
    if (notModified) response.statusCode = 304;
    else setExtent(response, object, range);
    if (bytes === undefined || Buffer.isBuffer(bytes)) response.end(bytes);
    else await sendChunks(bytes, response);
  } finally {
    await body.close();
  }
}

/** Sends chunks one by one, and frees each once it is sent. Rejects if the client goes away. */
async function sendChunks(chunks: AsyncIterable<Buffer>, response: ServerResponse): Promise<void> {
  const ended = finished(response);
  let fail: (reason: unknown) => void = () => {};
  // A response that closes does not always answer its last write.
  ended.catch((error) => fail(error));
  for await (const chunk of chunks) {
    await new Promise<void>((resolve, reject) => {
      fail = reject;
      // A write fails shortly before its response closes.
      response.write(chunk, (error) => (error ? ended.catch(reject) : resolve()));
    });
    free(chunk);
  }
  response.end();
  await ended;
}

function setExtent(response: ServerResponse, object: StoredObject, range: ByteRange | undefined): void {
  const { first, last } = range ?? { first: 0, last: object.size - 1 };
  response.setHeader('content-length', last - first + 1);
  if (range === undefined) return;
  response.statusCode = 206;
  response.setHeader('content-range', `bytes ${first}-${last}/${object.size}`);
}

function overriddenHeaders(target: RequestTarget): Record<string, string> {
  const overridden: Record<string, string> = {};
  for (const name of objectHeaders) {
    const value = queryValue(target, `response-${name}`);
    if (value === undefined) continue;
    checkHeader(name, value);
    overridden[name] = value;
  }
  return overridden;
}

/** RFC 9110 section 13.1: the entity tag takes precedence over the time. */
function isNotModified(request: IncomingMessage, object: StoredObject): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    const candidates = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return candidates.includes('*') || candidates.includes(entityTag(object));
  }
  // An invalid time is not a number, and no time is before that.
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Math.floor(object.createdAt / 1000) * 1000 <= since;
}

/** A range for another state of the object is ignored (RFC 9110 section 13.1.5). */
function requestedRange(request: IncomingMessage, object: StoredObject): ByteRange | undefined {
  const condition = request.headers['if-range'];
  const lastModified = new Date(object.createdAt).toUTCString();
  if (condition !== undefined && condition !== entityTag(object) && condition !== lastModified)
    return undefined;
  return parseRange(request.headers.range, object.size);
}

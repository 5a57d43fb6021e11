import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendObject } from './download/download.ts';
import type { EventDelivery } from './events/event-delivery.ts';
import { answerPreflight, setCrossOriginHeaders } from './http/cross-origin.ts';
import { internalError, noSuchBucket, noSuchKey, notImplemented, S3Error } from './http/errors.ts';
import { parseTarget, type RequestTarget } from './http/request-target.ts';
import { sendError, sendXml } from './http/responses.ts';
import { verifyRequest } from './signature/request-signature.ts';
import { objectHeaders } from './storage/object-headers.ts';
import { formatTagging } from './storage/object-tagging.ts';
import { receiveUpload, type UploadTarget } from './upload/upload.ts';
import { sendUploadResponse } from './upload/upload-response.ts';

/** What the operations work on. */
export interface StoreContext extends UploadTarget {
  readonly events: EventDelivery;
  readonly corsOrigins: readonly string[];
}

/** Answers one request, with S3's error document where it is refused. Never rejects. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: StoreContext,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase();
  response.setHeader('x-amz-request-id', requestId);
  // By this header, clients whose clock differs correct the time that they sign.
  response.setHeader('date', new Date(context.now()).toUTCString());
  setCrossOriginHeaders(request, response, context.corsOrigins);
  try {
    const target = parseTarget(request.url ?? '');
    if (target.bucket !== context.bucket) throw noSuchBucket(target.bucket);
    if (request.method === 'OPTIONS') answerPreflight(request, response, context.corsOrigins);
    else if (target.key === '') await performOnBucket(request, response, target, context, requestId);
    else await performOnObject(request, response, target, context);
  } catch (error) {
    // Nobody is there any more to be answered.
    if (response.destroyed) return;
    if (!(error instanceof S3Error)) console.error('The object store failed:', error);
    if (response.headersSent) response.destroy();
    else sendError(response, error instanceof S3Error ? error : internalError(), requestId);
  }
}

async function performOnBucket(
  request: IncomingMessage,
  response: ServerResponse,
  { query }: RequestTarget,
  context: StoreContext,
  requestId: string,
): Promise<void> {
  if (request.method !== 'POST' || query.length > 0) throw notImplemented(`${request.method} of a bucket`);
  const upload = await receiveUpload(request, requestId, context);
  await context.events.deliver(upload.object);
  sendUploadResponse(response, upload, context.bucket);
}

async function performOnObject(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
  { files, signer, now }: StoreContext,
): Promise<void> {
  const { method = '', headers } = request;
  const subresource = findSubresource(target);
  const operation = subresource === undefined ? method : `${method} ${subresource}`;
  if (!['GET', 'HEAD', 'DELETE', 'GET tagging'].includes(operation)) throw notImplemented(operation);
  verifyRequest({ method, target, headers }, signer, now());
  if (operation === 'GET tagging') {
    const object = files.find(target.key);
    if (object === undefined) throw noSuchKey(target.key);
    sendXml(response, 200, formatTagging(object.tags));
  } else if (operation === 'DELETE') {
    files.remove(target.key);
    response.statusCode = 204;
    response.end();
  } else {
    await sendObject(request, response, target, files);
  }
}

/** The query's parameter that makes the request one of another operation; undefined where there is none. */
function findSubresource({ query }: RequestTarget): string | undefined {
  const overrides: readonly string[] = objectHeaders.map((name) => `response-${name}`);
  return query
    .map(([name]) => name)
    .find((name) => name !== 'x-id' && !/^x-amz-/i.test(name) && !overrides.includes(name));
}

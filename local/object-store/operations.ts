import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { discardBody } from './body/request-bytes.ts';
import { answerPreflight, setCrossOriginHeaders } from './http/cross-origin.ts';
import { internalError, noSuchBucket, S3Error } from './http/errors.ts';
import { parseTarget, type RequestTarget } from './http/request-target.ts';
import { sendError } from './http/responses.ts';
import { performSigned } from './signed-operations.ts';
import type { StoreContext } from './store-context.ts';
import { receiveUpload } from './upload/upload.ts';
import { sendUploadResponse } from './upload/upload-response.ts';

/** Answers a request, with S3's error document if it is refused. Never rejects. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  context: StoreContext,
): Promise<void> {
  // Much cheaper than random bytes: Node.js keeps some for UUIDs.
  const requestId = randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase();
  response.setHeader('x-amz-request-id', requestId);
  // Clients with another clock correct their signing time by this header.
  response.setHeader('date', new Date(context.now()).toUTCString());
  setCrossOriginHeaders(request, response, context.corsRules);
  try {
    const target = parseTarget(request.url ?? '');
    if (target.bucket !== context.bucket) throw noSuchBucket(target.bucket);
    if (request.method === 'OPTIONS') answerPreflight(request, response, context.corsRules);
    else if (isForm(request, target)) await performUpload(request, response, requestId, context);
    else await performSigned(request, response, target, requestId, context);
  } catch (error) {
    // The client is gone.
    if (response.destroyed) return;
    discardBody(request);
    if (!(error instanceof S3Error)) console.error('The object store failed:', error);
    if (response.headersSent) response.destroy();
    else sendError(response, error instanceof S3Error ? error : internalError(), requestId);
  }
}

/** A form is signed by its policy, every other request in the header or the query. */
function isForm({ method }: IncomingMessage, { key, query }: RequestTarget): boolean {
  return method === 'POST' && key === '' && query.length === 0;
}

async function performUpload(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  context: StoreContext,
): Promise<void> {
  const upload = await receiveUpload(request, requestId, context);
  context.events.deliver(upload.object);
  sendUploadResponse(response, upload, context.bucket);
}

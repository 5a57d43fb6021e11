import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendObject } from './download/download.ts';
import { contentHashMismatch, noSuchKey, notImplemented } from './http/errors.ts';
import type { RequestTarget } from './http/request-target.ts';
import { sendXml } from './http/responses.ts';
import { copyObject } from './put/copy-object.ts';
import { putObject } from './put/put-object.ts';
import { putObjectTagging } from './put/put-object-tagging.ts';
import { verifyRequest } from './signature/request-signature.ts';
import { objectHeaders } from './storage/object-headers.ts';
import { formatTagging } from './storage/object-tagging.ts';
import type { ObjectRequest, StoreContext } from './store-context.ts';

interface Operation {
  readonly perform: (request: ObjectRequest, context: StoreContext) => Promise<void>;
  readonly takesBody: boolean;
}

/** By method and what makes it another operation than the plain one: parameters of the query, or the header. */
const operations: ReadonlyMap<string, Operation> = new Map([
  ['GET', { perform: sendObject, takesBody: false }],
  ['HEAD', { perform: sendObject, takesBody: false }],
  ['GET tagging', { perform: sendTagging, takesBody: false }],
  ['DELETE', { perform: deleteObject, takesBody: false }],
  ['PUT', { perform: putObject, takesBody: true }],
  ['PUT tagging', { perform: putObjectTagging, takesBody: true }],
  ['PUT x-amz-copy-source', { perform: copyObject, takesBody: false }],
]);

const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
const noPayload = [UNSIGNED_PAYLOAD, createHash('sha256').digest('hex')];

/** Performs what the request asks of one object once its signature has been verified. Rejects with S3's errors. */
export async function performOnObject(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
  requestId: string,
  context: StoreContext,
): Promise<void> {
  const { method = '', headers } = request;
  const name = operationName(request, target);
  const operation = operations.get(name);
  if (operation === undefined) throw notImplemented(name);
  const signedPayload = verifyRequest({ method, target, headers }, context.signer, context.now());
  // Presigned URLs carry in their query what is looked for in the headers only.
  if (signedPayload === undefined && method === 'PUT') throw notImplemented('X-Amz-Signature');
  const payloadHash = signedPayload ?? UNSIGNED_PAYLOAD;
  if (!operation.takesBody && !noPayload.includes(payloadHash)) throw contentHashMismatch();
  await operation.perform({ request, response, target, requestId, payloadHash }, context);
}

function operationName({ method = '', headers }: IncomingMessage, { query }: RequestTarget): string {
  const overrides: readonly string[] = objectHeaders.map((name) => `response-${name}`);
  const subresources = query
    .map(([name]) => name)
    .filter((name) => name !== 'x-id' && !/^x-amz-/i.test(name) && !overrides.includes(name));
  const header = method === 'PUT' && headers['x-amz-copy-source'] !== undefined ? ['x-amz-copy-source'] : [];
  return [method, ...subresources, ...header].join(' ');
}

async function sendTagging(
  { response, target: { key } }: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  const object = await objects.find(key);
  if (object === undefined) throw noSuchKey(key);
  sendXml(response, 200, formatTagging(object.tags));
}

async function deleteObject(
  { response, target: { key } }: ObjectRequest,
  { objects }: StoreContext,
): Promise<void> {
  await objects.remove(key);
  response.statusCode = 204;
  response.end();
}

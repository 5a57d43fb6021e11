import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccessKey } from '../../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../../request-signature.ts';
import { type LocalServer, openServer } from '../../server.ts';
import { type Answer, type Answering, refusal } from '../engine/answers.ts';

/** The largest request that DynamoDB takes: a BatchWriteItem of 16 MB ("Service quotas"). */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

/** DynamoDB's HTTP interface on 127.0.0.1, for other programs on this machine. Requests must be signed. */
export async function openEndpoint(answer: Answering, credentials: AccessKey): Promise<LocalServer> {
  const checkSignature = signatureCheck(credentials, 'dynamodb');
  const server = await openServer(0);
  server.serve(async (request, response) => {
    try {
      send(response, await answerTo(request, answer, checkSignature));
    } catch {
      // The client went away during its request.
      response.destroy();
    }
  });
  return server;
}

async function answerTo(
  request: IncomingMessage,
  answer: Answering,
  checkSignature: SignatureCheck,
): Promise<Answer> {
  // Only browsers send this header, and no web page may call the table.
  if (request.headers.origin !== undefined)
    return refusal(403, 'AccessDeniedException', 'No access from web pages.');
  if (request.method === 'GET') return { statusCode: 200, body: 'healthy' };
  const body = await bodyOf(request);
  if (body === undefined) return refusal(413, 'SerializationException', 'The request is larger than 16 MB.');
  const [version, operation = ''] = String(request.headers['x-amz-target']).split('.', 2);
  if (request.method !== 'POST' || request.url !== '/' || version !== 'DynamoDB_20120810') {
    return refusal(
      400,
      'com.amazon.coral.service#UnknownOperationException',
      'This is DynamoDB_20120810 at POST /.',
    );
  }
  const error = checkSignature(request, body);
  if (error !== undefined) return refusal(400, `com.amazon.coral.service#${error.name}`, error.message);
  return answer(operation, body.toString());
}

/** A request's body. Undefined if it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAXIMUM_BYTES) return undefined;
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { statusCode, body }: Answer): void {
  response.writeHead(statusCode, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': crypto.randomUUID(),
  });
  response.end(body);
}

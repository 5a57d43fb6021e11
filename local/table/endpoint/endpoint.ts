import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, type Answering, refusal } from '../engine/answers.ts';
import { type Credentials, signatureRefusal } from './signature.ts';

/** What DynamoDB takes at most: a BatchWriteItem's 16 MB ("Service quotas"). */
const MAXIMUM_BYTES = 16 * 1024 * 1024;

export interface Endpoint {
  readonly port: number;
  /** Ends after the requests under way. */
  close(): Promise<void>;
}

/** DynamoDB's HTTP interface on 127.0.0.1, for other programs on this machine. Requests must be signed. */
export async function openEndpoint(answer: Answering, credentials: Credentials): Promise<Endpoint> {
  const server = createServer(async (request, response) => {
    // A closed server would wait for seconds for clients that keep a connection after their last response.
    response.once('close', () => server.listening || server.closeIdleConnections());
    try {
      send(response, await answerTo(request, answer, credentials));
    } catch {
      // The client went away in the middle of its request.
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The table listens on no port.');
  return {
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

async function answerTo(
  request: IncomingMessage,
  answer: Answering,
  credentials: Credentials,
): Promise<Answer> {
  // Only browsers send it, and no web page has any business with the table.
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
  return (
    signatureRefusal(request.headers, body, credentials, Date.now()) ?? answer(operation, body.toString())
  );
}

/** Undefined where it is too large. */
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

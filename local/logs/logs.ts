import { mkdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AccessKey } from '../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../request-signature.ts';
import { openServer } from '../server.ts';
import { LogStore } from './log-store.ts';
import { execute, LogsError } from './operations.ts';

export interface LogsOptions {
  /** The folder of the entries, made if it is missing. Only one process may use it. */
  readonly directory: string;
  /** The only log group. */
  readonly logGroup: string;
  readonly logStream: string;
  /** How long entries are kept, in milliseconds. */
  readonly retention: number;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
}

export interface Logs {
  /** The address for a CloudWatch Logs client, with any region. */
  readonly endpoint: string;
  /** Removes entries after their retention. */
  sweep(): void;
  close(): Promise<void>;
}

/** The embedded CloudWatch Logs on the loopback interface: one log group with one stream, written and filtered. */
export async function openLogs(options: LogsOptions): Promise<Logs> {
  const { directory, now, retention, credentials } = options;
  await mkdir(directory, { recursive: true });
  const store = new LogStore(path.join(directory, 'entries.sqlite'));
  const server = await openServer(0);
  const checkSignature = signatureCheck(credentials, 'logs');
  server.serve((request, response) => {
    void serve(request, response, checkSignature, (operation, input) =>
      execute(operation, input, { ...options, store, now: now() }),
    );
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    sweep: () => store.deleteBefore(now() - retention),
    async close() {
      await server.close();
      store.close();
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  checkSignature: SignatureCheck,
  perform: (operation: string, input: unknown) => object,
): Promise<void> {
  try {
    const body = await buffer(request);
    const error = checkSignature(request, body);
    if (error !== undefined) throw new LogsError(error.name, error.message);
    const [, operation = ''] = /^Logs_20140328\.(\w+)$/.exec(`${request.headers['x-amz-target']}`) ?? [];
    send(response, 200, perform(operation, parseJson(body.toString())));
  } catch (error) {
    if (!(error instanceof LogsError)) response.destroy();
    else send(response, 400, { __type: error.name, message: error.message });
  }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new LogsError('SerializationException', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

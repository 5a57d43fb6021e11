import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { type KeyStore, openKeyStore } from './key-store.ts';
import { execute, KeyManagementError } from './operations.ts';

export interface KeyManagementOptions {
  /** Where the private keys live; made if it is not there. */
  readonly directory: string;
  /** Lower-case letters, digits and hyphens; each names one P-256 key pair. */
  readonly keyNames: readonly string[];
}

export interface KeyManagement {
  /** The address that a KMS client is given. Any credentials and any region do. */
  readonly endpoint: string;
  /** The keys' ids in the order of their names. */
  readonly keyIds: readonly string[];
  close(): Promise<void>;
}

/** The embedded KMS: as much of the JSON 1.1 protocol as signing tokens takes, on the loopback interface. */
export async function openKeyManagement({
  directory,
  keyNames,
}: KeyManagementOptions): Promise<KeyManagement> {
  const keys = await openKeyStore(directory, keyNames);
  const server = createServer((request, response) => void serve(keys, request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The key management listens on no port.');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    keyIds: [...keys.keys()],
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function serve(keys: KeyStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const body = await text(request);
    send(response, 200, execute(keys, operationOf(request), parseJson(body)));
  } catch (error) {
    if (!(error instanceof KeyManagementError)) response.destroy();
    else send(response, 400, { __type: error.name, message: error.message });
  }
}

/** `TrentService.Sign` asks for the operation `Sign`. */
function operationOf({ headers }: IncomingMessage): string {
  const [, operation] = /^TrentService\.(\w+)$/.exec(`${headers['x-amz-target']}`) ?? [];
  if (operation === undefined) {
    throw new KeyManagementError('UnsupportedOperationException', 'The operation is missing.');
  }
  return operation;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new KeyManagementError('SerializationException', 'The body is not JSON.');
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
}

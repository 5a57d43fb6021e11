import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AccessKey } from '../access-key.ts';
import { type SignatureCheck, signatureCheck } from '../request-signature.ts';
import { openServer } from '../server.ts';
import { openEncryptionKey, openKeyStore } from './key-store.ts';
import { ENCRYPTION_KEY, execute, KeyManagementError, type Keys } from './operations.ts';

export interface KeyManagementOptions {
  /** The folder of the private keys, made if it is missing. */
  readonly directory: string;
  /** The names of the P-256 key pairs, in lower-case letters, digits and hyphens. */
  readonly keyNames: readonly string[];
  /** The access key that must sign requests. */
  readonly credentials: AccessKey;
}

export interface KeyManagement {
  /** The address for a KMS client, with any region. */
  readonly endpoint: string;
  /** The keys' ids in the order of their names. */
  readonly keyIds: readonly string[];
  /** The id of the encryption key. */
  readonly encryptionKeyId: string;
  close(): Promise<void>;
}

/**
 * The embedded KMS on the loopback interface: the part of the JSON 1.1 protocol that signs tokens and encrypts secrets.
 */
export async function openKeyManagement({
  directory,
  keyNames,
  credentials,
}: KeyManagementOptions): Promise<KeyManagement> {
  const keys = {
    signing: await openKeyStore(directory, keyNames),
    encryption: await openEncryptionKey(directory),
  };
  const checkSignature = signatureCheck(credentials, 'kms');
  const server = await openServer(0);
  server.serve((request, response) => void serve(keys, checkSignature, request, response));
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    keyIds: [...keys.signing.keys()],
    encryptionKeyId: ENCRYPTION_KEY,
    close: server.close,
  };
}

async function serve(
  keys: Keys,
  checkSignature: SignatureCheck,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const body = await buffer(request);
    const error = checkSignature(request, body);
    if (error !== undefined) throw new KeyManagementError(error.name, error.message);
    send(response, 200, execute(keys, operationOf(request), parseJson(body.toString())));
  } catch (error) {
    if (!(error instanceof KeyManagementError)) response.destroy();
    else send(response, 400, { __type: error.name, message: error.message });
  }
}

/** The operation that a request names: `Sign` for `TrentService.Sign`. */
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

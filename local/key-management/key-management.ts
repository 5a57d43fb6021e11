import type { AccessKey } from '../access-key.ts';
import { serveJson } from '../json-service.ts';
import { openServer } from '../server.ts';
import { openEncryptionKey, openKeyStore } from './key-store.ts';
import { ENCRYPTION_KEY, execute } from './operations.ts';

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
  const server = await openServer(0);
  serveJson(server, {
    name: 'kms',
    target: 'TrentService',
    version: '1.1',
    malformed: 'SerializationException',
    credentials,
    perform: (operation, input) => execute(keys, operation, input),
  });
  return {
    endpoint: `http://127.0.0.1:${server.port}`,
    keyIds: [...keys.signing.keys()],
    encryptionKeyId: ENCRYPTION_KEY,
    close: server.close,
  };
}

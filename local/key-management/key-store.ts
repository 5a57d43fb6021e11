import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnce } from '../write-once.ts';

/** The private keys by key id, which is the name. */
export type KeyStore = ReadonlyMap<string, KeyObject>;

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * The P-256 keys of these names, each in its own file (PKCS#8, RFC 5958, as PEM) that only the owner can read; a key
 * that is not there is made. Rejects for a name that is no plain file name and for a file that holds no such key.
 */
export async function openKeyStore(directory: string, names: readonly string[]): Promise<KeyStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const keys = new Map<string, KeyObject>();
  for (const name of names) {
    if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} is not a name for a key.`);
    keys.set(name, await openKey(join(directory, `${name}.pem`)));
  }
  return keys;
}

async function openKey(path: string): Promise<KeyObject> {
  const pem = await readFile(path, 'utf8').catch(async (error) => {
    if (error.code !== 'ENOENT') throw error;
    await createKey(path);
    return readFile(path, 'utf8');
  });
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new Error(`The file ${path} must hold a P-256 private key.`);
  }
  return key;
}

async function createKey(path: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  await writeOnce(path, privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

/** The 256-bit key that encrypts, in its own file that only the owner can read; made if it is not there. */
export async function openEncryptionKey(directory: string): Promise<Buffer> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, 'encryption.key');
  const read = async () => Buffer.from(await readFile(path, 'utf8'), 'base64');
  const key = await read().catch(async (error) => {
    if (error.code !== 'ENOENT') throw error;
    await writeOnce(path, randomBytes(32).toString('base64'));
    return read();
  });
  if (key.length !== 32) throw new Error(`The file ${path} must hold 32 bytes in base64.`);
  return key;
}

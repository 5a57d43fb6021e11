import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnce } from '../write-once.ts';

/** The private keys by key id, which is the key's name. */
export type KeyStore = ReadonlyMap<string, KeyObject>;

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/**
 * Reads the P-256 keys with these names, and makes missing ones. Each is in its own file (PKCS#8, RFC 5958, as PEM)
 * that only the owner can read. Rejects if a name is not a plain file name, or a file holds no such key.
 */
export async function openKeyStore(directory: string, names: readonly string[]): Promise<KeyStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const keys = new Map<string, KeyObject>();
  for (const name of names) {
    if (!NAME.test(name)) throw new Error(`${JSON.stringify(name)} cannot be the name of a key.`);
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

/** Reads the 256-bit encryption key from its file, which only the owner can read, or makes it. */
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

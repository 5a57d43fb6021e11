import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { secret as secretRow } from './entities.ts';
import { get, NEW, put, type Table } from './table.ts';

/**
 * A named secret of the deployment: 256 random bits, created at its first use and never changed. Each process reads it
 * once, as a key object: from bytes, Node makes one for every hash.
 */
export function deploymentSecret(table: Table, name: string): () => Promise<KeyObject> {
  async function read(): Promise<KeyObject | undefined> {
    const item = await get(table, secretRow.key(name));
    return item && createSecretKey(secretRow.values(item).value, 'base64');
  }

  async function make(): Promise<void> {
    const value = randomBytes(32).toString('base64');
    await put(table, secretRow.item([name], { value }), NEW);
  }

  async function readOrMake(): Promise<KeyObject> {
    const known = await read();
    if (known !== undefined) return known;
    await make();
    const made = await read();
    if (made === undefined) throw new Error(`The secret ${name} could not be stored.`);
    return made;
  }

  let secret: Promise<KeyObject> | undefined;
  return () => {
    secret ??= readOrMake().catch((error: unknown) => {
      secret = undefined;
      throw error;
    });
    return secret;
  };
}

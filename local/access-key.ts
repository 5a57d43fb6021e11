import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { writeOnce } from './write-once.ts';

const accessKeySchema = v.object({ accessKeyId: v.string(), secretAccessKey: v.string() });

/** The access key that signs requests to the embedded services, with the SDK's field names. */
export type AccessKey = Readonly<v.InferOutput<typeof accessKeySchema>>;

/**
 * Reads the access key of a data folder. Makes the key and the folder, for the owner only, if they are missing. The key
 * keeps out callers who can reach the services but not read the folder, such as web pages. Rejects if the file holds no
 * key.
 */
export async function openAccessKey(dataDirectory: string): Promise<AccessKey> {
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const file = path.join(dataDirectory, 'access-key.json');
  const known = await readAccessKey(file);
  if (known !== undefined) return known;
  await writeOnce(file, `${JSON.stringify(newAccessKey(), undefined, 2)}\n`);
  // Reads the file instead of using the new key: another process may have written first.
  return openAccessKey(dataDirectory);
}

async function readAccessKey(file: string): Promise<AccessKey | undefined> {
  try {
    return v.parse(accessKeySchema, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    const remedy =
      'remove it, and the next start makes a new key. Links and forms signed with the old one end.';
    throw new Error(`${file} cannot be read: ${remedy}`, { cause: error });
  }
}

function newAccessKey(): AccessKey {
  return {
    accessKeyId: `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(32).toString('base64url'),
  };
}

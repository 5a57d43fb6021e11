import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Surroundings } from '../surroundings.ts';

/** Standard input as a file. */
export interface KeptInput {
  readonly path: string;
  readonly size: number;
  remove(): Promise<void>;
}

/** Writes standard input to a file that only its owner may read: its size has to be known before it is sent. */
export async function keepInput({
  input,
  signal,
}: Pick<Surroundings, 'input' | 'signal'>): Promise<KeptInput> {
  const folder = await mkdtemp(path.join(tmpdir(), 'resource-manager-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'input');
    await pipeline(input, createWriteStream(file, { mode: 0o600 }), { signal });
    return { path: file, size: (await stat(file)).size, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

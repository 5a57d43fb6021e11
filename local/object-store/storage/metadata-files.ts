import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, opendir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type StoredObject, storedObjectSchema } from './stored-object.ts';

const SUFFIX = '.json';

/** What is known of each object, in one small file named after its key. Each write is done or not begun, never half. */
export class MetadataFiles {
  readonly #directory: string;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Makes the directory where it is missing and removes what an interrupted process did not finish writing. */
  async open(): Promise<void> {
    await mkdir(this.#directory, { recursive: true });
    const unfinished = (await readdir(this.#directory)).filter((name) => !name.endsWith(SUFFIX));
    for (const name of unfinished) await rm(join(this.#directory, name));
  }

  find(key: string): StoredObject | undefined {
    return this.#read(fileName(key));
  }

  /** Every object, in no order. Objects may be replaced and removed meanwhile. */
  async *all(): AsyncGenerator<StoredObject> {
    for await (const { name } of await opendir(this.#directory)) {
      const object = name.endsWith(SUFFIX) ? this.#read(name) : undefined;
      if (object !== undefined) yield object;
    }
  }

  write(object: StoredObject): void {
    const path = join(this.#directory, fileName(object.key));
    const unfinished = `${path}.unfinished`;
    writeFileSync(unfinished, JSON.stringify(object));
    renameSync(unfinished, path);
  }

  remove(key: string): void {
    rmSync(join(this.#directory, fileName(key)));
  }

  #read(name: string): StoredObject | undefined {
    try {
      return v.parse(storedObjectSchema, JSON.parse(readFileSync(join(this.#directory, name), 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Keys may hold any characters and be longer than a file name; their hashes may not. */
function fileName(key: string): string {
  return createHash('sha256').update(key).digest('hex') + SUFFIX;
}

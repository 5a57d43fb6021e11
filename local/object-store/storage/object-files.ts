import { createHash, randomUUID } from 'node:crypto';
import { openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, opendir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type StoredObject, storedObjectSchema } from './stored-object.ts';

const METADATA_SUFFIX = '.json';

/**
 * The objects on disk: the bytes of each in a file of its own (`data/`), and what is known of it in one small file
 * named after its key (`metadata/`). Renaming that small file into place is what creates or replaces an object, so
 * that the end of the process at any moment loses no object that was committed and shows none that was not. (A power
 * failure may: nothing is forced to the disk.) What reads and writes metadata does it synchronously, so that of two
 * requests for one key each sees the other's work done or not begun.
 */
export class ObjectFiles {
  readonly #data: string;
  readonly #metadata: string;
  #lastSequencer = 0n;

  private constructor(directory: string) {
    this.#data = join(directory, 'data');
    this.#metadata = join(directory, 'metadata');
  }

  /** Opens the directory, making it where it is missing, and removes what an interrupted process left behind. */
  static async open(directory: string): Promise<ObjectFiles> {
    const files = new ObjectFiles(directory);
    await mkdir(files.#data, { recursive: true });
    await mkdir(files.#metadata, { recursive: true });
    await files.#recover();
    return files;
  }

  /** Writes the bytes of an object to come and returns their file's name. Leaves no file where it fails. */
  async write(bytes: AsyncIterable<Buffer>): Promise<string> {
    const dataFile = randomUUID();
    try {
      await writeFile(join(this.#data, dataFile), bytes, { flag: 'wx' });
      return dataFile;
    } catch (error) {
      this.discard(dataFile);
      throw error;
    }
  }

  /** Removes the bytes of an object that is not to come. */
  discard(dataFile: string): void {
    try {
      rmSync(join(this.#data, dataFile), { force: true });
    } catch {
      // The bytes belong to no object; the next opening removes them.
    }
  }

  /** Creates or replaces the object whose bytes were written. Readers of the replaced one are not disturbed. */
  commit(object: Omit<StoredObject, 'sequencer'>): StoredObject {
    const replaced = this.find(object.key);
    const committed = { ...object, sequencer: this.#nextSequencer(object.createdAt) };
    this.#writeMetadata(committed);
    if (replaced !== undefined) this.discard(replaced.dataFile);
    return committed;
  }

  /** Notes that the object's event was delivered, unless the object has been replaced or removed since. */
  confirmEvent(object: StoredObject): void {
    if (this.isCurrent(object)) this.#writeMetadata({ ...object, eventPending: false });
  }

  find(key: string): StoredObject | undefined {
    return this.#readMetadata(metadataFile(key));
  }

  /** Whether the object has been neither replaced nor removed. */
  isCurrent(object: StoredObject): boolean {
    return this.find(object.key)?.sequencer === object.sequencer;
  }

  /** Opens the object's bytes for reading; the file descriptor stays good when the object is replaced or removed. */
  openData(object: StoredObject): number {
    return openSync(join(this.#data, object.dataFile), 'r');
  }

  /** Removes the object of this key if there is one. */
  remove(key: string): void {
    const object = this.find(key);
    if (object === undefined) return;
    rmSync(join(this.#metadata, metadataFile(key)));
    this.discard(object.dataFile);
  }

  /** Every object, in no order. Objects may be replaced and removed meanwhile. */
  async *all(): AsyncGenerator<StoredObject> {
    for await (const { name } of await opendir(this.#metadata)) {
      const object = name.endsWith(METADATA_SUFFIX) ? this.#readMetadata(name) : undefined;
      if (object !== undefined) yield object;
    }
  }

  async #recover(): Promise<void> {
    const kept = new Set<string>();
    for await (const { dataFile, sequencer } of this.all()) {
      kept.add(dataFile);
      const number = BigInt(`0x${sequencer}`);
      if (number > this.#lastSequencer) this.#lastSequencer = number;
    }
    const data = (await readdir(this.#data)).filter((name) => !kept.has(name));
    const metadata = (await readdir(this.#metadata)).filter((name) => !name.endsWith(METADATA_SUFFIX));
    for (const name of data) await rm(join(this.#data, name));
    for (const name of metadata) await rm(join(this.#metadata, name));
  }

  #readMetadata(name: string): StoredObject | undefined {
    try {
      return v.parse(storedObjectSchema, JSON.parse(readFileSync(join(this.#metadata, name), 'utf8')));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  #writeMetadata(object: StoredObject): void {
    const path = join(this.#metadata, metadataFile(object.key));
    const unfinished = `${path}.unfinished`;
    writeFileSync(unfinished, JSON.stringify(object));
    renameSync(unfinished, path);
  }

  /** Grows with the time, and also where the clock stands still or was set back. */
  #nextSequencer(time: number): string {
    const byTime = BigInt(Math.floor(time)) << 20n;
    this.#lastSequencer = byTime > this.#lastSequencer ? byTime : this.#lastSequencer + 1n;
    return this.#lastSequencer.toString(16).padStart(16, '0');
  }
}

/** Keys may hold any characters and be longer than a file name; their hashes may not. */
function metadataFile(key: string): string {
  return createHash('sha256').update(key).digest('hex') + METADATA_SUFFIX;
}

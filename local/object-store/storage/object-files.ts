import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, linkSync, openSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MetadataFiles } from './metadata-files.ts';
import type { ObjectTags } from './object-tagging.ts';
import type { NewObject, StoredObject } from './stored-object.ts';

/**
 * The objects on disk: the bytes of each in a file of its own (`data/`), and what is known of it in one small file
 * named after its key (`metadata/`). Renaming that small file into place is what creates or replaces an object, so
 * that the end of the process at any moment loses no object that was committed and shows none that was not. (A power
 * failure may: nothing is forced to the disk.) What reads and writes metadata does it synchronously, so that of two
 * requests for one key each sees the other's work done or not begun.
 */
export class ObjectFiles {
  readonly #data: string;
  readonly #metadata: MetadataFiles;
  #lastSequencer = 0n;

  private constructor(directory: string) {
    this.#data = join(directory, 'data');
    this.#metadata = new MetadataFiles(join(directory, 'metadata'));
  }

  /** Opens the directory, making it where it is missing, and removes what an interrupted process left behind. */
  static async open(directory: string): Promise<ObjectFiles> {
    const files = new ObjectFiles(directory);
    await mkdir(files.#data, { recursive: true });
    await files.#metadata.open();
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
      this.#discard(dataFile);
      throw error;
    }
  }

  /** Gives the object's bytes to a copy to come and returns their file's name; the object may go before the copy. */
  duplicate(object: StoredObject): string {
    const dataFile = randomUUID();
    const [source, target] = [join(this.#data, object.dataFile), join(this.#data, dataFile)];
    try {
      // Nothing is ever written to a file that is complete, so two objects can share one.
      linkSync(source, target);
    } catch {
      // Some file systems have no links, and others allow one file only so many.
      copyFileSync(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    }
    return dataFile;
  }

  /** Removes the bytes of an object that is not to come. */
  #discard(dataFile: string): void {
    try {
      rmSync(join(this.#data, dataFile), { force: true });
    } catch {
      // The bytes belong to no object; the next opening removes them.
    }
  }

  /**
   * Creates or replaces the object whose bytes were written. Readers of the replaced one are not disturbed. Nothing
   * comes between `describe` and its outcome, so that it can look at what there is. Where it throws, the bytes go.
   */
  commit(dataFile: string, describe: () => NewObject): StoredObject {
    try {
      const object = describe();
      const replaced = this.find(object.key);
      const sequencer = this.#nextSequencer(object.createdAt);
      const committed = { ...object, dataFile, sequencer, eventPending: true };
      this.#metadata.write(committed);
      if (replaced !== undefined) this.#discard(replaced.dataFile);
      return committed;
    } catch (error) {
      this.#discard(dataFile);
      throw error;
    }
  }

  /** Replaces the tags of the object of this key and nothing else. Returns whether there is such an object. */
  replaceTags(key: string, tags: ObjectTags): boolean {
    const object = this.find(key);
    if (object !== undefined) this.#metadata.write({ ...object, tags });
    return object !== undefined;
  }

  /** Notes that the object's event was delivered, unless the object has been replaced or removed since. */
  confirmEvent({ key, sequencer }: StoredObject): void {
    // Its tags may have been replaced since, so it is not written back as it was.
    const current = this.find(key);
    if (current?.sequencer === sequencer) this.#metadata.write({ ...current, eventPending: false });
  }

  find(key: string): StoredObject | undefined {
    return this.#metadata.find(key);
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
    this.#metadata.remove(key);
    this.#discard(object.dataFile);
  }

  /** Every object, in no order. Objects may be replaced and removed meanwhile. */
  all(): AsyncGenerator<StoredObject> {
    return this.#metadata.all();
  }

  async #recover(): Promise<void> {
    const kept = new Set<string>();
    for await (const { dataFile, sequencer } of this.all()) {
      kept.add(dataFile);
      const number = BigInt(`0x${sequencer}`);
      if (number > this.#lastSequencer) this.#lastSequencer = number;
    }
    const data = (await readdir(this.#data)).filter((name) => !kept.has(name));
    for (const name of data) await rm(join(this.#data, name));
  }

  /** Grows with the time, and also where the clock stands still or was set back. */
  #nextSequencer(time: number): string {
    const byTime = BigInt(Math.floor(time)) << 20n;
    this.#lastSequencer = byTime > this.#lastSequencer ? byTime : this.#lastSequencer + 1n;
    return this.#lastSequencer.toString(16).padStart(16, '0');
  }
}

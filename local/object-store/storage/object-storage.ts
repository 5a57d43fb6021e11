import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseThread } from '../../database/database-thread.ts';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { type Batch, batches, type IncomingBytes } from './incoming-bytes.ts';
import {
  DATA,
  type IndexFunctions,
  type IndexReport,
  type IndexThreadOptions,
  type ObjectCopy,
  type SweepStep,
} from './index/functions.ts';
import type { LifecycleRule } from './lifecycle.ts';
import type { ObjectTags } from './object-tagging.ts';
import type { NewObject, StoredObject } from './stored-object.ts';

/** Contents up to this size are kept in the index: that takes one write to the disk for both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** More bytes of larger ones are handed over at once; each upload has two such batches in memory at most. */
const BATCH_BYTES = 64 * 1024;

/** An object with its bytes, or with the file that has them, open; whoever reads it closes it. */
export interface ReadableObject {
  readonly object: StoredObject;
  readonly body: Uint8Array | FileHandle;
}

/**
 * The objects on disk: what is known of each in a database, the index, together with the bytes where they are few;
 * others have a file of their own (`data/`). What is acknowledged is on the disk. A file is synced before the index
 * names it, and removed after the index has ceased to, so that the end of the process or of the power at any moment
 * loses no object that was committed and shows none that was not.
 */
export class ObjectStorage {
  readonly #index: DatabaseThread<IndexFunctions, IndexReport>;
  readonly #data: string;

  private constructor(index: DatabaseThread<IndexFunctions, IndexReport>, data: string) {
    this.#index = index;
    this.#data = data;
  }

  /**
   * Opens the directory, making it where it is missing, and removes what an interrupted process left behind. What is
   * broken is set aside and named on standard error. Rejects with one sentence where the directory cannot be used.
   */
  static async open(directory: string, lifecycleRules: readonly LifecycleRule[]): Promise<ObjectStorage> {
    await mkdir(directory, { recursive: true });
    const index = await DatabaseThread.start<IndexFunctions, IndexReport>({
      name: 'object store',
      module: new URL('./index/worker.ts', import.meta.url),
      workerData: { directory, lifecycleRules } satisfies IndexThreadOptions,
    });
    for (const sentence of index.report.setAside) console.error(sentence);
    return new ObjectStorage(index, path.join(directory, DATA));
  }

  /**
   * Creates or replaces an object of these bytes. `describe` is called when all have passed; where it throws, nothing is
   * left of them.
   */
  async put(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject> {
    const object = await this.#put(bytes, describe, false);
    if (object === undefined) throw new Error('An object was not replaced.');
    return object;
  }

  /** As `put`, but resolves to undefined where the object exists when all bytes have passed. */
  putNew(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject | undefined> {
    return this.#put(bytes, describe, true);
  }

  /** Makes an object of another one's bytes, in one step. Resolves to undefined where there is no source. */
  copy(copy: ObjectCopy): Promise<StoredObject | undefined> {
    return this.#index.call('copy', [copy]);
  }

  find(key: string): Promise<StoredObject | undefined> {
    return this.#index.call('find', [key]);
  }

  /** The body stays readable when the object is replaced or removed. */
  async read(key: string): Promise<ReadableObject | undefined> {
    let missing: string | undefined;
    for (;;) {
      const found = await this.#index.call('read', [key]);
      if (found === undefined) return undefined;
      const { object, content } = found;
      if ('bytes' in content) return { object, body: content.bytes };
      try {
        return { object, body: await open(path.join(this.#data, content.file), 'r') };
      } catch (error) {
        // The object may have been replaced or removed since it was found; then its file went after it.
        if (content.file === missing || !isNoEntry(error)) throw error;
        missing = content.file;
      }
    }
  }

  /** Replaces the tags of the object of this key and nothing else. Resolves to whether there is such an object. */
  replaceTags(key: string, tags: ObjectTags): Promise<boolean> {
    return this.#index.call('replaceTags', [key, tags]);
  }

  /** Removes the object of this key if there is one. */
  remove(key: string): Promise<void> {
    return this.#index.call('remove', [key]);
  }

  /** The objects whose event was not confirmed. */
  pendingEvents(): Promise<StoredObject[]> {
    return this.#index.call('pendingEvents', []);
  }

  /**
   * Notes soon that the object's event was delivered, unless it is replaced or removed before. Where that fails, the
   * event is delivered once more at the next opening.
   */
  confirmEvent({ key, sequencer }: StoredObject): void {
    this.#index.call('confirmEvent', [{ key, sequencer }]).catch(() => {});
  }

  /** Removes what the lifecycle rules have expired at `now`, in milliseconds since 1970. */
  async sweep(now: number): Promise<{ deleted: number }> {
    let deleted = 0;
    let after: string | undefined = '';
    while (after !== undefined) {
      const step: SweepStep = await this.#index.call('sweep', [now, after]);
      deleted += step.deleted;
      after = step.next;
    }
    return { deleted };
  }

  close(): Promise<void> {
    return this.#index.close();
  }

  async #put(
    bytes: IncomingBytes,
    describe: (digests: Digests) => NewObject,
    onlyNew: boolean,
  ): Promise<StoredObject | undefined> {
    const incoming = batches(bytes, { first: LARGEST_IN_INDEX, later: BATCH_BYTES });
    const { value: first } = await incoming.next();
    if (first === undefined) throw new Error('There is always a batch.');
    if (!first.isLast) return this.#putFile([first, incoming], bytes.algorithms, describe, onlyNew);
    const digests = new RunningDigests(bytes.algorithms);
    digests.update(first.bytes);
    const object = describe(digests.end());
    return this.#index.call('put', [object, { bytes: first.bytes }, onlyNew], [first.bytes.buffer]);
  }

  async #putFile(
    [first, others]: [Batch, AsyncIterable<Batch>],
    algorithms: readonly DigestAlgorithm[],
    describe: (digests: Digests) => NewObject,
    onlyNew: boolean,
  ): Promise<StoredObject | undefined> {
    const file = randomUUID();
    let committed: StoredObject | undefined;
    try {
      await this.#index.call('beginFile', [file, algorithms]);
      let written = this.#append(file, first);
      // While one is written, the next one arrives.
      for await (const batch of others) {
        await written;
        written = this.#append(file, batch);
      }
      await written;
      const object = describe(await this.#index.call('endFile', [file]));
      committed = await this.#index.call('put', [object, { file }, onlyNew]);
      return committed;
    } finally {
      if (committed === undefined) await this.#index.call('discardFile', [file]);
    }
  }

  #append(file: string, { bytes }: Batch): Promise<void> {
    const written = this.#index.call('appendToFile', [file, bytes], [bytes.buffer]);
    // It may fail before somebody waits for it.
    written.catch(() => {});
    return written;
  }
}

function isNoEntry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseThread } from '../../database/database-thread.ts';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { type Batch, batches, type IncomingBytes } from './incoming-bytes.ts';
import {
  type CopyOutcome,
  DATA,
  type IndexFunctions,
  type IndexReport,
  type IndexThreadOptions,
  type ListedVersion,
  type ListPosition,
  type ObjectCopy,
  type SweepStep,
} from './index/functions.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { ObjectTags } from './object-tagging.ts';
import {
  type DeleteMarker,
  isDeleteMarker,
  type NewObject,
  type StoredObject,
  type Version,
} from './stored-object.ts';

/** Contents up to this size are kept in the index: that takes one write to the disk for both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** More bytes of larger ones are handed over at once; each upload has two such batches in memory at most. */
const BATCH_BYTES = 64 * 1024;

/** An object with its bytes, or with the file that has them, open; whoever reads it closes it. */
export interface ReadableObject {
  readonly object: StoredObject;
  readonly body: Uint8Array | FileHandle;
}

/** What a sweep has done. */
export type Swept = Omit<SweepStep, 'next'>;

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
  static async open(directory: string, lifecycle: Lifecycle): Promise<ObjectStorage> {
    await mkdir(directory, { recursive: true });
    const index = await DatabaseThread.start<IndexFunctions, IndexReport>({
      name: 'object store',
      module: new URL('./index/worker.ts', import.meta.url),
      workerData: { directory, lifecycle } satisfies IndexThreadOptions,
    });
    for (const sentence of index.report.setAside) console.error(sentence);
    return new ObjectStorage(index, path.join(directory, DATA));
  }

  /**
   * Makes a new version of an object of these bytes. `describe` is called when all have passed; where it throws, nothing is
   * left of them.
   */
  async put(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject> {
    const object = await this.#put(bytes, describe, false);
    if (object === undefined) throw new Error('An object was not stored.');
    return object;
  }

  /** As `put`, but resolves to undefined where there is an object when all bytes have passed. */
  putNew(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject | undefined> {
    return this.#put(bytes, describe, true);
  }

  /** Makes an object of a version's bytes, in one step. */
  copy(copy: ObjectCopy): Promise<CopyOutcome> {
    return this.#index.call('copy', [copy]);
  }

  /** The version of this name; the current one where none is named. */
  find(key: string, versionId: string | undefined): Promise<Version | undefined> {
    return this.#index.call('find', [key, versionId]);
  }

  /** At most so many versions of keys that begin like this, after that position, by key and the newest first. */
  list(prefix: string, after: ListPosition, most: number): Promise<ListedVersion[]> {
    return this.#index.call('list', [prefix, after, most]);
  }

  /** As `find`. The body stays readable when the version is removed. */
  async read(key: string, versionId: string | undefined): Promise<ReadableObject | DeleteMarker | undefined> {
    let missing: string | undefined;
    for (;;) {
      const found = await this.#index.call('read', [key, versionId]);
      if (found === undefined || isDeleteMarker(found)) return found;
      const { object, content } = found;
      if ('bytes' in content) return { object, body: content.bytes };
      try {
        return { object, body: await open(path.join(this.#data, content.file), 'r') };
      } catch (error) {
        // The version may have been removed since it was found; then its file went after it.
        if (content.file === missing || !isNoEntry(error)) throw error;
        missing = content.file;
      }
    }
  }

  /** As `find`, and replaces the tags of the version, and nothing else, if it is an object. */
  replaceTags(key: string, versionId: string | undefined, tags: ObjectTags): Promise<Version | undefined> {
    return this.#index.call('replaceTags', [key, versionId, tags]);
  }

  /** Makes a delete marker the current version; `now` in milliseconds since 1970. */
  addDeleteMarker(key: string, now: number): Promise<DeleteMarker> {
    return this.#index.call('addDeleteMarker', [key, now]);
  }

  /** Removes a version for good. Resolves to what it was. */
  remove(key: string, versionId: string): Promise<Version | undefined> {
    return this.#index.call('remove', [key, versionId]);
  }

  /** The objects whose event was not confirmed. */
  pendingEvents(): Promise<StoredObject[]> {
    return this.#index.call('pendingEvents', []);
  }

  /**
   * Notes soon that the object's event was delivered, unless it is removed before. Where that fails, the
   * event is delivered once more at the next opening.
   */
  confirmEvent({ key, sequencer }: StoredObject): void {
    this.#index.call('confirmEvent', [{ key, sequencer }]).catch(() => {});
  }

  /** Does what the lifecycle asks for at `now`, in milliseconds since 1970. */
  async sweep(now: number): Promise<Swept> {
    const swept = { expired: 0, removed: 0 };
    let after: ListPosition | undefined = { key: '', versionId: undefined };
    while (after !== undefined) {
      const { expired, removed, next }: SweepStep = await this.#index.call('sweep', [now, after]);
      swept.expired += expired;
      swept.removed += removed;
      after = next;
    }
    return swept;
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

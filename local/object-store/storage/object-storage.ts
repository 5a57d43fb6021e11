import type { FileHandle } from 'node:fs/promises';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseThread } from '../../database/database-thread.ts';
import { ByteFiles } from './byte-files.ts';
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
import type { Content, NewObject, StoredObject } from './stored-object.ts';

/** Contents up to this size are kept in the index: that takes one write to the disk for both. */
const LARGEST_IN_INDEX = 128 * 1024;

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
  readonly #files: ByteFiles;

  private constructor(index: DatabaseThread<IndexFunctions, IndexReport>, files: ByteFiles) {
    this.#index = index;
    this.#files = files;
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
    return new ObjectStorage(index, await ByteFiles.open(path.join(directory, DATA)));
  }

  /**
   * Creates or replaces an object of these bytes. `describe` is called when all have passed; where it throws, nothing is
   * left of them.
   */
  async put(bytes: AsyncIterable<Buffer>, describe: () => NewObject): Promise<StoredObject> {
    const object = await this.#put(bytes, describe, false);
    if (object === undefined) throw new Error('An object was not replaced.');
    return object;
  }

  /** As `put`, but resolves to undefined where the object exists when all bytes have passed. */
  putNew(bytes: AsyncIterable<Buffer>, describe: () => NewObject): Promise<StoredObject | undefined> {
    return this.#put(bytes, describe, true);
  }

  async #put(
    bytes: AsyncIterable<Buffer>,
    describe: () => NewObject,
    onlyNew: boolean,
  ): Promise<StoredObject | undefined> {
    const content = await this.#receive(bytes);
    let committed: StoredObject | undefined;
    try {
      const transfer = 'bytes' in content ? [content.bytes.buffer] : [];
      committed = await this.#index.call('put', [describe(), content, onlyNew], transfer);
      return committed;
    } finally {
      if (committed === undefined && 'file' in content) await this.#files.discard(content.file);
    }
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
        return { object, body: await this.#files.read(content.file) };
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

  /** Notes soon that the object's event was delivered, unless it is replaced or removed before. */
  confirmEvent({ key, sequencer }: StoredObject): Promise<void> {
    return this.#index.call('confirmEvent', [{ key, sequencer }]);
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

  async close(): Promise<void> {
    await this.#index.close();
    await this.#files.close();
  }

  async #receive(bytes: AsyncIterable<Buffer>): Promise<Content> {
    const chunks = bytes[Symbol.asyncIterator]();
    const received: Buffer[] = [];
    let size = 0;
    while (size <= LARGEST_IN_INDEX) {
      const { done, value } = await chunks.next();
      if (done === true) return { bytes: joined(received, size) };
      received.push(value);
      size += value.length;
    }
    return { file: await this.#files.write(received, { [Symbol.asyncIterator]: () => chunks }) };
  }
}

/** In memory of their own, which can be handed to another thread. */
function joined(chunks: readonly Buffer[], size: number): Uint8Array<ArrayBuffer> {
  const whole = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const chunk of chunks) end += chunk.copy(whole, end);
  return whole;
}

function isNoEntry(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

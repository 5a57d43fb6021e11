import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseThread } from '../../database/database-thread.ts';
import { ContentWriter } from './content-writer.ts';
import type { Digests } from './digests.ts';
import type { IncomingBytes } from './incoming-bytes.ts';
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
import { MultipartStorage } from './multipart-storage.ts';
import { ObjectBody } from './object-body.ts';
import type { ObjectTags } from './object-tagging.ts';
import {
  type DeleteMarker,
  isDeleteMarker,
  type NewObject,
  type StoredObject,
  type Version,
} from './stored-object.ts';

/** An object whose bytes can be read until whoever reads them closes the body. */
export interface ReadableObject {
  readonly object: StoredObject;
  readonly body: ObjectBody;
}

/** What a sweep has done. */
export interface Swept extends Omit<SweepStep, 'next'> {
  /** How many multipart uploads were abandoned. */
  readonly aborted: number;
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
  readonly #writer: ContentWriter;
  /** The uploads that are to become objects. */
  readonly multipart: MultipartStorage;

  private constructor(index: DatabaseThread<IndexFunctions, IndexReport>, data: string) {
    this.#index = index;
    this.#data = data;
    this.#writer = new ContentWriter(index);
    this.multipart = new MultipartStorage(index, this.#writer);
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
   * Makes a new version of an object of these bytes. `describe` is called when all have passed; where it throws, nothing
   * is left of them.
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
    const found = await this.#index.call('read', [key, versionId]);
    if (found === undefined || isDeleteMarker(found)) return found;
    const body = new ObjectBody(this.#data, found.segments, (files) => {
      // What is not released goes at the next opening.
      this.#index.call('release', [files]).catch(() => {});
    });
    return { object: found.object, body };
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
    const swept = { expired: 0, removed: 0, aborted: 0 };
    let after: ListPosition | undefined = { key: '', versionId: undefined };
    while (after !== undefined) {
      const { expired, removed, next }: SweepStep = await this.#index.call('sweep', [now, after]);
      swept.expired += expired;
      swept.removed += removed;
      after = next;
    }
    for (let aborted = 1; aborted > 0; swept.aborted += aborted) {
      aborted = await this.#index.call('abortUploads', [now]);
    }
    return swept;
  }

  close(): Promise<void> {
    return this.#index.close();
  }

  #put(
    bytes: IncomingBytes,
    describe: (digests: Digests) => NewObject,
    onlyNew: boolean,
  ): Promise<StoredObject | undefined> {
    return this.#writer.write(bytes, (digests, content, transfer) =>
      this.#index.call('put', [describe(digests), content, onlyNew], transfer),
    );
  }
}

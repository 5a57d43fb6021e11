import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseThread } from '../../database/database-thread.ts';
import { ContentWriter } from './content-writer.ts';
import type { Digests } from './digests.ts';
import { EventConfirmations } from './event-confirmations.ts';
import type { IncomingBytes } from './incoming-bytes.ts';
import {
  type CopyOutcome,
  DATA,
  type Index,
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

/** An object whose bytes are readable until the reader closes the body. */
export interface ReadableObject {
  readonly object: StoredObject;
  readonly body: ObjectBody;
}

/** The outcome of a sweep. */
export interface Swept extends Omit<SweepStep, 'next'> {
  /** The number of aborted multipart uploads. */
  readonly aborted: number;
}

/**
 * The objects on disk. Their metadata are in a database, the index, together with small contents; other contents have
 * their own files (`data/`). Acknowledged changes are on the disk. A file is synced before the index names it, and
 * removed after the index no longer does. So a kill or a power cut at any moment loses no committed object, and shows
 * no uncommitted one.
 */
export class ObjectStorage {
  readonly #index: Index;
  readonly #data: string;
  readonly #writer: ContentWriter;
  readonly #confirmations: EventConfirmations;
  /** The unfinished multipart uploads. */
  readonly multipart: MultipartStorage;

  private constructor(index: Index, data: string) {
    this.#index = index;
    this.#data = data;
    this.#confirmations = new EventConfirmations((confirmed) => index.call('confirmEvents', [confirmed]));
    this.#writer = new ContentWriter(index);
    this.multipart = new MultipartStorage(index, this.#writer);
  }

  /**
   * Opens or makes the directory, and removes what an interrupted process left behind. Sets damaged data aside and
   * names it on standard error. Rejects with one sentence if the directory cannot be used.
   */
  static async open(directory: string, lifecycle: Lifecycle): Promise<ObjectStorage> {
    await mkdir(directory, { recursive: true });
    const index = await DatabaseThread.start<IndexFunctions, IndexReport>({
      name: 'object store',
      module: new URL('./index/worker.ts', import.meta.url),
      options: { directory, lifecycle } satisfies IndexThreadOptions,
    });
    for (const sentence of index.report.setAside) console.error(sentence);
    return new ObjectStorage(index, path.join(directory, DATA));
  }

  /**
   * Makes a new version of an object from these bytes. Calls `describe` when all have passed; if it throws, nothing is
   * left.
   */
  async put(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject> {
    const object = await this.#put(bytes, describe, false);
    if (object === undefined) throw new Error('An object was not stored.');
    return object;
  }

  /** Like `put`, but resolves to undefined if an object exists when all bytes have passed. */
  putNew(bytes: IncomingBytes, describe: (digests: Digests) => NewObject): Promise<StoredObject | undefined> {
    return this.#put(bytes, describe, true);
  }

  /** Makes an object with the content of a version, in one step. */
  copy(copy: ObjectCopy): Promise<CopyOutcome> {
    return this.#index.call('copy', [copy]);
  }

  /** The version with this id, or the current one. */
  find(key: string, versionId: string | undefined): Promise<Version | undefined> {
    return this.#index.call('find', [key, versionId]);
  }

  /** A limited number of versions of keys with this prefix, after this position, by key and newest first. */
  list(prefix: string, after: ListPosition, most: number): Promise<ListedVersion[]> {
    return this.#index.call('list', [prefix, after, most]);
  }

  /** Like `find`. The body stays readable if the version is removed. */
  async read(key: string, versionId: string | undefined): Promise<ReadableObject | DeleteMarker | undefined> {
    const found = await this.#index.call('read', [key, versionId]);
    if (found === undefined || isDeleteMarker(found)) return found;
    const body = new ObjectBody(this.#data, found.segments, (files) => {
      // The next opening removes files that are not released.
      this.#index.call('release', [files]).catch(() => {});
    });
    return { object: found.object, body };
  }

  /** Like `find`, and replaces only the version's tags, if it is an object. */
  replaceTags(key: string, versionId: string | undefined, tags: ObjectTags): Promise<Version | undefined> {
    return this.#index.call('replaceTags', [key, versionId, tags]);
  }

  /** Adds a delete marker as the current version; `now` in milliseconds since 1970. */
  addDeleteMarker(key: string, now: number): Promise<DeleteMarker> {
    return this.#index.call('addDeleteMarker', [key, now]);
  }

  /** Removes a version for good, and resolves to it. */
  remove(key: string, versionId: string): Promise<Version | undefined> {
    return this.#index.call('remove', [key, versionId]);
  }

  /** The objects with unconfirmed events. */
  pendingEvents(): Promise<StoredObject[]> {
    return this.#index.call('pendingEvents', []);
  }

  /**
   * Notes soon that the object's event was delivered, unless the object is removed before. If that fails, the next
   * opening delivers the event again.
   */
  confirmEvent(object: StoredObject): void {
    this.#confirmations.add(object);
  }

  /** Applies the lifecycle at `now`, in milliseconds since 1970. */
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

  async close(): Promise<void> {
    await this.#confirmations.settle();
    await this.#index.close();
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

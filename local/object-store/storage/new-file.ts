import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import type { DirectoryNames } from './directory-names.ts';
import type { Memory } from './memory.ts';

/**
 * A file that is being written and belongs to no object yet. It is written once, under a name that is never reused. Its
 * name goes to the disk while the bytes arrive.
 */
export class NewFile {
  readonly name = randomUUID();
  readonly #path: string;
  readonly #handle: Promise<FileHandle>;
  readonly #named: Promise<void>;
  readonly #digests: RunningDigests;
  #size = 0;

  /**
   * Makes a file in the directory that `names` syncs, and calculates these digests of its bytes. `append` and
   * `end` reject if it cannot be made.
   */
  constructor(names: DirectoryNames, algorithms: readonly DigestAlgorithm[]) {
    this.#path = path.join(names.directory, this.name);
    this.#handle = open(this.#path, 'wx');
    this.#named = this.#handle.then(() => names.sync());
    this.#digests = new RunningDigests(algorithms);
    // A failure must not be an unhandled rejection before a method awaits it.
    this.#named.catch(() => {});
  }

  /** Appends bytes, and resolves to their memory. The next ones may be appended meanwhile. */
  async append(bytes: Memory): Promise<ArrayBuffer> {
    const position = this.#size;
    this.#size += bytes.length;
    this.#digests.update(bytes);
    const handle = await this.#handle;
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, written, undefined, position + written);
      written += bytesWritten;
    }
    return bytes.buffer;
  }

  /** Resolves once the file and its name are on the disk, after all bytes were appended. */
  async end(): Promise<Digests> {
    const handle = await this.#handle;
    await handle.sync();
    // What is on the disk does not depend on the closing, which would take another turn of the event loop.
    handle.close().catch(() => {});
    await this.#named;
    return this.#digests.end();
  }

  /** Removes the file: no object will have it. The store's next opening removes a file that cannot be removed now. */
  async discard(): Promise<void> {
    await this.#handle.then((handle) => handle.close()).catch(() => {});
    await rm(this.#path, { force: true }).catch(() => {});
  }
}

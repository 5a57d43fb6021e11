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
  readonly name: string;
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #named: Promise<void>;
  readonly #digests: RunningDigests;
  #size = 0;

  /** Makes a file in the directory that `names` syncs, and calculates these digests of its bytes. */
  static async open(names: DirectoryNames, algorithms: readonly DigestAlgorithm[]): Promise<NewFile> {
    const name = randomUUID();
    const location = path.join(names.directory, name);
    const handle = await open(location, 'wx');
    return new NewFile(name, location, handle, names.sync(), algorithms);
  }

  private constructor(
    name: string,
    location: string,
    handle: FileHandle,
    named: Promise<void>,
    algorithms: readonly DigestAlgorithm[],
  ) {
    this.name = name;
    this.#path = location;
    this.#handle = handle;
    this.#named = named;
    this.#digests = new RunningDigests(algorithms);
    // A failure must not be an unhandled rejection before the end awaits it.
    named.catch(() => {});
  }

  /** Appends bytes, and resolves to their memory. The next ones may be appended meanwhile. */
  async append(bytes: Memory): Promise<ArrayBuffer> {
    const position = this.#size;
    this.#size += bytes.length;
    this.#digests.update(bytes);
    for (let written = 0; written < bytes.length; ) {
      const { bytesWritten } = await this.#handle.write(bytes, written, undefined, position + written);
      written += bytesWritten;
    }
    return bytes.buffer;
  }

  /** Resolves once the file and its name are on the disk, after all bytes were appended. */
  async end(): Promise<Digests> {
    await this.#handle.sync();
    await this.#handle.close();
    await this.#named;
    return this.#digests.end();
  }

  /** Removes the file: no object will have it. The store's next opening removes a file that cannot be removed now. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => {});
    await rm(this.#path, { force: true }).catch(() => {});
  }
}

import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { type DigestAlgorithm, type Digests, RunningDigests } from '../digests.ts';
import { DirectorySync } from './directory-sync.ts';

interface NewFile {
  readonly handle: FileHandle;
  readonly digests: RunningDigests;
  /** Resolves once the file's name is on the disk. */
  readonly named: Promise<void>;
}

/**
 * Files that are being written and belong to no object yet. Each is written once, under a name that is never reused.
 * Bytes are written synchronously, since they only go to the operating system's memory; only the end waits for the
 * disk.
 */
export class NewFiles {
  readonly #directory: string;
  readonly #names: DirectorySync;
  readonly #files = new Map<string, NewFile>();

  constructor(directory: string) {
    this.#directory = directory;
    this.#names = new DirectorySync(directory);
  }

  /** Makes a file, and calculates these digests of its bytes. */
  async begin(file: string, algorithms: readonly DigestAlgorithm[]): Promise<void> {
    const handle = await open(path.join(this.#directory, file), 'wx');
    // The name goes to the disk while the bytes arrive; a failure is told at the end.
    const named = this.#names.sync();
    named.catch(() => {});
    this.#files.set(file, { handle, digests: new RunningDigests(algorithms), named });
  }

  /** Appends bytes. */
  append(file: string, bytes: Uint8Array): void {
    const { handle, digests } = this.#begun(file);
    for (let written = 0; written < bytes.length; ) written += writeSync(handle.fd, bytes, written);
    digests.update(bytes);
  }

  /** Resolves once the file and its name are on the disk. */
  async end(file: string): Promise<Digests> {
    const { handle, digests, named } = this.#begun(file);
    await handle.sync();
    await handle.close();
    this.#files.delete(file);
    await named;
    return digests.end();
  }

  /** Closes a file that no object will have, unless it was ended. */
  async close(file: string): Promise<void> {
    await this.#files.get(file)?.handle.close();
    this.#files.delete(file);
  }

  #begun(file: string): NewFile {
    const begun = this.#files.get(file);
    if (begun === undefined) throw new Error(`The file ${file} was not begun.`);
    return begun;
  }
}

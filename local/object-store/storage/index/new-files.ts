import { writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { type DigestAlgorithm, type Digests, RunningDigests } from '../digests.ts';
import { DirectorySync } from './directory-sync.ts';

interface NewFile {
  readonly handle: FileHandle;
  readonly digests: RunningDigests;
}

/**
 * Files that are being written, which no object has yet. Each is written once, under a name that is never used again.
 * Bytes are written at once, since they only go to the memory of the operating system, and the disk is waited for in the
 * end.
 */
export class NewFiles {
  readonly #directory: string;
  readonly #names: DirectorySync;
  readonly #files = new Map<string, NewFile>();

  constructor(directory: string) {
    this.#directory = directory;
    this.#names = new DirectorySync(directory);
  }

  /** Makes a file; what is calculated of its bytes are these digests. */
  async begin(file: string, algorithms: readonly DigestAlgorithm[]): Promise<void> {
    const handle = await open(path.join(this.#directory, file), 'wx');
    this.#files.set(file, { handle, digests: new RunningDigests(algorithms) });
  }

  /** Writes the next bytes. */
  append(file: string, bytes: Uint8Array): void {
    const { handle, digests } = this.#begun(file);
    for (let written = 0; written < bytes.length; ) written += writeSync(handle.fd, bytes, written);
    digests.update(bytes);
  }

  /** Resolves once the file is on the disk, and its name as well. */
  async end(file: string): Promise<Digests> {
    const { handle, digests } = this.#begun(file);
    await handle.sync();
    await handle.close();
    this.#files.delete(file);
    await this.#names.sync();
    return digests.end();
  }

  /** Closes a file that nothing is to have, if it was not ended. */
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

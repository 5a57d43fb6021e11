import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { type DigestAlgorithm, type Digests, RunningDigests } from '../digests.ts';
import { DirectorySync } from './directory-sync.ts';

interface NewFile {
  readonly handle: FileHandle;
  readonly digests: RunningDigests;
}

/** Files that are being written, which no object has yet. Each is written once, under a name that is never used again. */
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
    const handle = await open(this.#path(file), 'wx');
    this.#files.set(file, { handle, digests: new RunningDigests(algorithms) });
  }

  /** Writes the next bytes, and gives their memory back at once instead of when it is collected. */
  async append(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { handle, digests } = this.#begun(file);
    const written = handle.writeFile(bytes);
    digests.update(bytes);
    await written;
    bytes.buffer.transfer(0);
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

  #path(file: string): string {
    return path.join(this.#directory, file);
  }
}

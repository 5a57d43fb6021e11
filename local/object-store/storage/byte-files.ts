import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { DirectorySync } from './directory-sync.ts';

/** As many bytes are gathered before they are written. */
const BATCH_BYTES = 256 * 1024;

/** The files that hold the bytes of large objects. Each is written once, under a name that is never used again. */
export class ByteFiles {
  readonly #directory: string;
  readonly #sync: DirectorySync;

  private constructor(directory: string, sync: DirectorySync) {
    this.#directory = directory;
    this.#sync = sync;
  }

  static async open(directory: string): Promise<ByteFiles> {
    return new ByteFiles(directory, await DirectorySync.open(directory));
  }

  /**
   * Writes the first bytes and all that follow into a new file and resolves to its name once the file is on the disk, and
   * its name as well. Leaves no file where it fails.
   */
  async write(first: readonly Buffer[], rest: AsyncIterable<Buffer>): Promise<string> {
    const file = randomUUID();
    try {
      const handle = await open(this.#path(file), 'wx');
      try {
        await writeBatches(handle, first, rest);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.#sync.sync();
      return file;
    } catch (error) {
      await this.discard(file);
      throw error;
    }
  }

  /** Opens a file for reading; it can be read to its end also when it is removed meanwhile. */
  read(file: string): Promise<FileHandle> {
    return open(this.#path(file), 'r');
  }

  /** Removes a file that belongs to no object. */
  async discard(file: string): Promise<void> {
    // One that cannot be removed now is removed at the next opening.
    await rm(this.#path(file), { force: true }).catch(() => {});
  }

  close(): Promise<void> {
    return this.#sync.close();
  }

  #path(file: string): string {
    return path.join(this.#directory, file);
  }
}

async function writeBatches(
  handle: FileHandle,
  first: readonly Buffer[],
  rest: AsyncIterable<Buffer>,
): Promise<void> {
  let batch = [...first];
  let bytes = 0;
  for await (const chunk of rest) {
    batch.push(chunk);
    bytes += chunk.length;
    if (bytes < BATCH_BYTES) continue;
    await writeAll(handle, batch);
    batch = [];
    bytes = 0;
  }
  await writeAll(handle, batch);
}

async function writeAll(handle: FileHandle, chunks: readonly Buffer[]): Promise<void> {
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  if (bytes === 0) return;
  const { bytesWritten } = await handle.writev(chunks);
  // The system may take less than it was given.
  if (bytesWritten < bytes) await handle.writeFile(Buffer.concat(chunks).subarray(bytesWritten));
}

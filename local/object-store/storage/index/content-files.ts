import { rm } from 'node:fs/promises';
import path from 'node:path';

/** The files of contents. A file that is no longer needed is removed when nobody reads it. */
export class ContentFiles {
  readonly #directory: string;
  readonly #readers = new Map<string, number>();
  readonly #unneeded = new Set<string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Keeps files for a reader. */
  keep(files: readonly string[]): void {
    for (const file of files) this.#readers.set(file, 1 + (this.#readers.get(file) ?? 0));
  }

  /** Releases kept files. */
  async release(files: readonly string[]): Promise<void> {
    const unneeded: string[] = [];
    for (const file of files) {
      const readers = (this.#readers.get(file) ?? 0) - 1;
      if (readers > 0) this.#readers.set(file, readers);
      else this.#readers.delete(file);
      if (readers === 0 && this.#unneeded.delete(file)) unneeded.push(file);
    }
    await this.remove(unneeded);
  }

  /** Removes files that belong to no content. */
  async remove(files: readonly string[]): Promise<void> {
    const read = files.filter((file) => this.#readers.has(file));
    for (const file of read) this.#unneeded.add(file);
    const unread = files.filter((file) => !this.#readers.has(file));
    // The next opening removes a file that cannot be removed now.
    await Promise.all(
      unread.map((file) => rm(path.join(this.#directory, file), { force: true }).catch(() => {})),
    );
  }
}

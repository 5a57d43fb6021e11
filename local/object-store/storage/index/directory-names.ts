import { closeSync, openSync } from 'node:fs';
import { sync } from './sync.ts';

/** Syncs a directory's names to the disk, once for all concurrent callers. */
export class DirectoryNames {
  /** Undefined on Windows, which cannot open directories, and whose file system journals names. */
  readonly #descriptor: number | undefined;
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(directory: string) {
    this.#descriptor = process.platform === 'win32' ? undefined : openSync(directory, 'r');
  }

  /** Resolves once all names that the directory has now are on the disk. */
  sync(): Promise<void> {
    // The running sync may have begun too early for this caller; the next one serves all callers until it begins.
    this.#next ??= this.#last
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#last = this.#descriptor === undefined ? Promise.resolve() : sync(this.#descriptor);
        return this.#last;
      });
    return this.#next;
  }

  /** Closes the directory once the current syncs have ended. */
  async close(): Promise<void> {
    await Promise.allSettled([this.#next, this.#last]);
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
  }
}

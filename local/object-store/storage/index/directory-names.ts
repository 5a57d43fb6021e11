import { syncNames } from '../../../sync-names.ts';

/** Syncs a directory's names to the disk, once for all concurrent callers. */
export class DirectoryNames {
  readonly directory: string;
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Resolves once all names that the directory has now are on the disk. */
  sync(): Promise<void> {
    // The running sync may have begun too early for this caller; the next one serves all callers until it begins.
    this.#next ??= this.#last
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#last = syncNames(this.directory);
        return this.#last;
      });
    return this.#next;
  }
}

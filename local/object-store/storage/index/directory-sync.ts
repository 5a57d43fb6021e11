import { open } from 'node:fs/promises';

/** Brings a directory's names to the disk, for all who ask meanwhile at once. */
export class DirectorySync {
  readonly #directory: string;
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Resolves once all names that the directory has now are on the disk. */
  sync(): Promise<void> {
    // The sync under way may have begun too early for the caller; the next one serves all who come until it begins.
    this.#next ??= this.#last
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#last = syncNames(this.#directory);
        return this.#last;
      });
    return this.#next;
  }
}

async function syncNames(directory: string): Promise<void> {
  // Windows opens no directories, and its file system keeps a journal of names.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

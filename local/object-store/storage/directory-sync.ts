import { type FileHandle, open } from 'node:fs/promises';

/** Brings a directory's entries to the disk, for all who ask meanwhile at once. */
export class DirectorySync {
  readonly #handle: FileHandle | undefined;
  #last: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  private constructor(handle: FileHandle | undefined) {
    this.#handle = handle;
  }

  static async open(directory: string): Promise<DirectorySync> {
    // Windows opens no directories, and its file system keeps a journal of names.
    return new DirectorySync(process.platform === 'win32' ? undefined : await open(directory, 'r'));
  }

  /** Resolves once all entries that the directory has now are on the disk. */
  sync(): Promise<void> {
    // The sync under way may have begun too early for the caller; the next one serves all who come until it begins.
    this.#next ??= this.#last
      .catch(() => {})
      .then(() => {
        this.#next = undefined;
        this.#last = this.#handle?.sync() ?? Promise.resolve();
        return this.#last;
      });
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}

import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type DigestAlgorithm, type Digests, RunningDigests } from '../digests.ts';
import type { Memory } from '../memory.ts';
import { DirectoryNames } from './directory-names.ts';
import { sync } from './sync.ts';

interface NewFile {
  readonly descriptor: number;
  readonly digests: RunningDigests;
  /** Resolves when the file's name is on the disk. */
  readonly named: Promise<void>;
  /** Resolves when the file and its name are on the disk, and the file is closed. Undefined until its end. */
  stored?: Promise<void>;
}

/**
 * Files that are being written and belong to no content yet. Each one is written once, under a name that is never
 * reused.
 */
export class NewFiles {
  readonly #directory: string;
  readonly #names: DirectoryNames;
  readonly #files = new Map<string, NewFile>();

  constructor(directory: string) {
    this.#directory = directory;
    this.#names = new DirectoryNames(directory);
  }

  /** Appends bytes to a file, which is made with the first ones. Returns their memory. */
  append(name: string, bytes: Memory, algorithms: readonly DigestAlgorithm[]): ArrayBuffer {
    const { descriptor, digests } = this.#files.get(name) ?? this.#make(name, algorithms);
    for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
    digests.update(bytes);
    return bytes.buffer;
  }

  /** Starts to sync a file after all bytes were appended. Returns the digests of its bytes. */
  end(name: string): Digests {
    const file = this.#find(name);
    file.stored = store(file);
    // A failure must not be an unhandled rejection before `stored` is called.
    file.stored.catch(() => {});
    return file.digests.end();
  }

  /** Resolves when a file that was ended is on the disk. */
  async stored(name: string): Promise<void> {
    await this.#find(name).stored;
    this.#files.delete(name);
  }

  /** Removes a file: no content will have it. The store's next opening removes a file that cannot be removed now. */
  async discard(name: string): Promise<void> {
    const file = this.#files.get(name);
    this.#files.delete(name);
    if (file !== undefined && file.stored === undefined) closeSync(file.descriptor);
    await file?.stored?.catch(() => {});
    await rm(path.join(this.#directory, name), { force: true }).catch(() => {});
  }

  /** Closes the directory, when all files are stored or discarded. */
  close(): Promise<void> {
    return this.#names.close();
  }

  #make(name: string, algorithms: readonly DigestAlgorithm[]): NewFile {
    const descriptor = openSync(path.join(this.#directory, name), 'wx');
    const file = { descriptor, digests: new RunningDigests(algorithms), named: this.#names.sync() };
    file.named.catch(() => {});
    this.#files.set(name, file);
    return file;
  }

  #find(name: string): NewFile {
    const file = this.#files.get(name);
    if (file === undefined) throw new Error(`There is no new file ${name}.`);
    return file;
  }
}

async function store({ descriptor, named }: NewFile): Promise<void> {
  try {
    await sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  await named;
}

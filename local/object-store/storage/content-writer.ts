import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { DirectoryNames } from './directory-names.ts';
import { type IncomingBytes, packed, readFirst } from './incoming-bytes.ts';
import type { Memory } from './memory.ts';
import { NewFile } from './new-file.ts';
import type { Content } from './stored-object.ts';

/** Contents up to this size, in bytes, are in the index, so that one write to the disk stores both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** Larger contents are written in pieces of this size, in bytes. */
const PIECE_BYTES = 512 * 1024;

/** The next piece arrives while one is written. */
const PIECES_IN_MEMORY = 2;

/** How many pieces of memory are kept for later files: those of four files at once. */
const PIECES_KEPT = 8;

/** Names a content in the index. Undefined if the index refuses it. The thread takes over the buffers. */
type Commit<Committed> = (
  digests: Digests,
  content: Content,
  transfer: ArrayBuffer[],
) => Promise<Committed | undefined>;

/** Stores bytes on the disk: small contents in the index, others in a file that is synced before the index names it. */
export class ContentWriter {
  readonly #names: DirectoryNames;
  /** Memory for pieces. Made anew for each file, it would keep the garbage collector busy. */
  readonly #memory: Memory[] = [];

  /** Writes files to a directory. */
  constructor(directory: string) {
    this.#names = new DirectoryNames(directory);
  }

  /** Writes the bytes, and commits them when all have passed. A failed or refused commit leaves nothing. */
  async write<Committed>(bytes: IncomingBytes, commit: Commit<Committed>): Promise<Committed | undefined> {
    const { first, rest } = await readFirst(bytes, LARGEST_IN_INDEX);
    if (rest !== undefined) return this.#writeFile(rest, bytes.algorithms, commit);
    const digests = new RunningDigests(bytes.algorithms);
    digests.update(first);
    return commit(digests.end(), { bytes: first }, [first.buffer]);
  }

  async #writeFile<Committed>(
    bytes: AsyncIterable<Buffer>,
    algorithms: readonly DigestAlgorithm[],
    commit: Commit<Committed>,
  ): Promise<Committed | undefined> {
    const file = new NewFile(this.#names, algorithms);
    let committed: Committed | undefined;
    try {
      const pieces = new FilePieces(file, this.#memory);
      for await (const piece of packed(bytes, () => pieces.memory())) pieces.append(piece);
      await pieces.written();
      committed = await commit(await file.end(), { file: file.name }, []);
      return committed;
    } finally {
      if (committed === undefined) await file.discard();
    }
  }
}

/** Writes the pieces of a file. */
class FilePieces {
  readonly #file: NewFile;
  readonly #spare: Memory[];
  readonly #underWay: Promise<ArrayBuffer>[] = [];
  #made = 0;

  /** Takes memory from `spare`, and leaves it there. */
  constructor(file: NewFile, spare: Memory[]) {
    this.#file = file;
    this.#spare = spare;
  }

  /** Memory for the next piece. Rejects if its former piece could not be written. */
  async memory(): Promise<Memory> {
    if (this.#made === PIECES_IN_MEMORY) {
      const free = await this.#underWay.shift();
      if (free !== undefined) return new Uint8Array(free);
    }
    this.#made += 1;
    return this.#spare.pop() ?? Buffer.allocUnsafeSlow(PIECE_BYTES);
  }

  append(piece: Memory): void {
    const written = this.#file.append(piece);
    // A failure must not be an unhandled rejection before it is awaited.
    written.catch(() => {});
    this.#underWay.push(written);
  }

  /** Resolves when all pieces are written. Rejects if one could not be. */
  async written(): Promise<void> {
    for (const free of await Promise.all(this.#underWay)) {
      if (this.#spare.length < PIECES_KEPT) this.#spare.push(new Uint8Array(free));
    }
  }
}

import { randomUUID } from 'node:crypto';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { type IncomingBytes, packed, readFirst } from './incoming-bytes.ts';
import type { Index } from './index/functions.ts';
import type { Memory } from './memory.ts';
import type { Content } from './stored-object.ts';

/** Contents up to this size, in bytes, are in the index, so that one write to the disk stores both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** Larger contents are written in pieces of this size, in bytes. */
const PIECE_BYTES = 256 * 1024;

/** How many pieces of a file are in memory: some arrive while others are written. */
const PIECES_IN_MEMORY = 4;

/** How many pieces of memory are kept for later files: those of four files at once. */
const PIECES_KEPT = 16;

/** Names a content in the index. Undefined if the index refuses it. The thread takes over the buffers. */
type Commit<Committed> = (
  digests: Digests,
  content: Content,
  transfer: ArrayBuffer[],
) => Promise<Committed | undefined>;

/**
 * Stores bytes on the disk: small contents in the index, others in a file that is synced before the index names it. The
 * index's thread writes files, since this thread receives the bytes of all uploads.
 */
export class ContentWriter {
  readonly #index: Index;
  /** Memory for pieces. Made anew for each file, it would keep the garbage collector busy. */
  readonly #memory: ArrayBuffer[] = [];
  /** How many files each thread is hashing. */
  readonly #hashing = { here: 0, there: 0 };

  constructor(index: Index) {
    this.#index = index;
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
    const file = randomUUID();
    // Hashing takes longer than all else. Both threads do it, so that concurrent uploads do not wait for one of them.
    const place = this.#hashing.here < this.#hashing.there ? 'here' : 'there';
    this.#hashing[place] += 1;
    let committed: Committed | undefined;
    try {
      const pieces = new FilePieces(this.#index, file, place, algorithms, this.#memory);
      for await (const piece of packed(bytes, () => pieces.memory())) pieces.append(piece);
      committed = await commit(await pieces.end(), { file }, []);
      return committed;
    } finally {
      this.#hashing[place] -= 1;
      // The next opening removes a file that cannot be removed now.
      if (committed === undefined) await this.#index.call('discardFile', [file]).catch(() => {});
    }
  }
}

/** The pieces of a file on their way to the thread that writes them. */
class FilePieces {
  readonly #index: Index;
  readonly #file: string;
  /** Undefined if the index's thread hashes the pieces. */
  readonly #digests: RunningDigests | undefined;
  /** What the index's thread calculates. */
  readonly #algorithms: readonly DigestAlgorithm[];
  readonly #spare: ArrayBuffer[];
  readonly #underWay: Promise<ArrayBuffer>[] = [];
  #made = 0;

  /** Takes memory from `spare`, and leaves it there. */
  constructor(
    index: Index,
    file: string,
    hashing: 'here' | 'there',
    algorithms: readonly DigestAlgorithm[],
    spare: ArrayBuffer[],
  ) {
    this.#index = index;
    this.#file = file;
    this.#digests = hashing === 'here' ? new RunningDigests(algorithms) : undefined;
    this.#algorithms = hashing === 'here' ? [] : algorithms;
    this.#spare = spare;
  }

  /** Memory for the next piece. Rejects if its former piece could not be written. */
  async memory(): Promise<Memory> {
    if (this.#made === PIECES_IN_MEMORY) {
      const free = await this.#underWay.shift();
      if (free !== undefined) return new Uint8Array(free);
    }
    this.#made += 1;
    return new Uint8Array(this.#spare.pop() ?? new ArrayBuffer(PIECE_BYTES));
  }

  append(piece: Memory): void {
    this.#digests?.update(piece);
    const written = this.#index.call('appendToFile', [this.#file, piece, this.#algorithms], [piece.buffer]);
    // A failure must not be an unhandled rejection before it is awaited.
    written.catch(() => {});
    this.#underWay.push(written);
  }

  /** Resolves to the digests when all pieces are written. Rejects if one could not be. */
  async end(): Promise<Digests> {
    const [digests, ...free] = await Promise.all([
      this.#index.call('endFile', [this.#file]),
      ...this.#underWay,
    ]);
    this.#spare.push(...free.slice(0, PIECES_KEPT - this.#spare.length));
    return this.#digests?.end() ?? digests;
  }
}

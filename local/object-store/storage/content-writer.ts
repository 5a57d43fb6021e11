import { randomUUID } from 'node:crypto';
import type { DatabaseThread } from '../../database/database-thread.ts';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { type IncomingBytes, type Memory, packed, readFirst } from './incoming-bytes.ts';
import type { IndexFunctions, IndexReport } from './index/functions.ts';
import type { Content } from './stored-object.ts';

type IndexThread = DatabaseThread<IndexFunctions, IndexReport>;

/** Contents up to this size are kept in the index: that takes one write to the disk for both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** Larger ones are handed over in pieces of this size, in bytes. */
const PIECE_BYTES = 256 * 1024;

/** While one piece is written, the next one arrives. */
const PIECES_IN_MEMORY = 2;

/** Names a content in the index. Undefined where the index does not take it. The buffers are its thread's from then on. */
type Commit<Committed> = (
  digests: Digests,
  content: Content,
  transfer: ArrayBuffer[],
) => Promise<Committed | undefined>;

/** Brings bytes to the disk: few of them in the index, others in a file that is synced before the index names it. */
export class ContentWriter {
  readonly #index: IndexThread;

  constructor(index: IndexThread) {
    this.#index = index;
  }

  /** Writes the bytes and commits them when all have passed; where that throws or is refused, nothing is left of them. */
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
    let committed: Committed | undefined;
    try {
      await this.#index.call('beginFile', [file, algorithms]);
      const pieces = new FilePieces(this.#index, file);
      for await (const piece of packed(bytes, () => pieces.memory())) pieces.append(piece);
      await pieces.written();
      committed = await commit(await this.#index.call('endFile', [file]), { file }, []);
      return committed;
    } finally {
      if (committed === undefined) await this.#index.call('discardFile', [file]);
    }
  }
}

/** Pieces of a file on their way to the index's thread, which gives back the memory of each. */
class FilePieces {
  readonly #index: IndexThread;
  readonly #file: string;
  readonly #underWay: Promise<ArrayBuffer>[] = [];
  #made = 0;

  constructor(index: IndexThread, file: string) {
    this.#index = index;
    this.#file = file;
  }

  /** Memory for the next piece. Rejects where the piece that had it could not be written. */
  async memory(): Promise<Memory> {
    if (this.#made === PIECES_IN_MEMORY) {
      const free = await this.#underWay.shift();
      if (free !== undefined) return new Uint8Array(free);
    }
    this.#made += 1;
    return Buffer.allocUnsafeSlow(PIECE_BYTES);
  }

  append(piece: Memory): void {
    const written = this.#index.call('appendToFile', [this.#file, piece], [piece.buffer]);
    // It may fail before somebody waits for it.
    written.catch(() => {});
    this.#underWay.push(written);
  }

  /** Resolves when all are written; rejects where one could not be. */
  async written(): Promise<void> {
    await Promise.all(this.#underWay);
  }
}

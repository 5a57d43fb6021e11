import { randomUUID } from 'node:crypto';
import type { DatabaseThread } from '../../database/database-thread.ts';
import { type DigestAlgorithm, type Digests, RunningDigests } from './digests.ts';
import { type Batch, batches, type IncomingBytes } from './incoming-bytes.ts';
import type { IndexFunctions, IndexReport } from './index/functions.ts';
import type { Content } from './stored-object.ts';

/** Contents up to this size are kept in the index: that takes one write to the disk for both. */
const LARGEST_IN_INDEX = 128 * 1024;

/** More bytes of larger ones are handed over at once; each upload has two such batches in memory at most. */
const BATCH_BYTES = 64 * 1024;

/** Names a content in the index. Undefined where the index does not take it. The buffers are its thread's from then on. */
type Commit<Committed> = (
  digests: Digests,
  content: Content,
  transfer: ArrayBuffer[],
) => Promise<Committed | undefined>;

/** Brings bytes to the disk: few of them in the index, others in a file that is synced before the index names it. */
export class ContentWriter {
  readonly #index: DatabaseThread<IndexFunctions, IndexReport>;

  constructor(index: DatabaseThread<IndexFunctions, IndexReport>) {
    this.#index = index;
  }

  /** Writes the bytes and commits them when all have passed; where that throws or is refused, nothing is left of them. */
  async write<Committed>(bytes: IncomingBytes, commit: Commit<Committed>): Promise<Committed | undefined> {
    const incoming = batches(bytes, { first: LARGEST_IN_INDEX, later: BATCH_BYTES });
    const { value: first } = await incoming.next();
    if (first === undefined) throw new Error('There is always a batch.');
    if (!first.isLast) return this.#writeFile([first, incoming], bytes.algorithms, commit);
    const digests = new RunningDigests(bytes.algorithms);
    digests.update(first.bytes);
    return commit(digests.end(), { bytes: first.bytes }, [first.bytes.buffer]);
  }

  async #writeFile<Committed>(
    [first, others]: [Batch, AsyncIterable<Batch>],
    algorithms: readonly DigestAlgorithm[],
    commit: Commit<Committed>,
  ): Promise<Committed | undefined> {
    const file = randomUUID();
    let committed: Committed | undefined;
    try {
      await this.#index.call('beginFile', [file, algorithms]);
      let written = this.#append(file, first);
      // While one is written, the next one arrives.
      for await (const batch of others) {
        await written;
        written = this.#append(file, batch);
      }
      await written;
      committed = await commit(await this.#index.call('endFile', [file]), { file }, []);
      return committed;
    } finally {
      if (committed === undefined) await this.#index.call('discardFile', [file]);
    }
  }

  #append(file: string, { bytes }: Batch): Promise<void> {
    const written = this.#index.call('appendToFile', [file, bytes], [bytes.buffer]);
    // It may fail before somebody waits for it.
    written.catch(() => {});
    return written;
  }
}

import type { DigestAlgorithm } from './digests.ts';
import { free, type Memory } from './memory.ts';

/** Arriving bytes, and the digests to calculate. */
export interface IncomingBytes extends AsyncIterable<Buffer> {
  readonly algorithms: readonly DigestAlgorithm[];
}

/**
 * Reads until there are more than this many bytes. `rest` yields all bytes again, and is undefined if there are no
 * more.
 */
export async function readFirst(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
): Promise<{ first: Memory; rest?: undefined } | { first?: undefined; rest: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  for (let size = 0; size <= bytes; ) {
    const { value, done } = await iterator.next();
    if (done) return { first: joined(read, size) };
    read.push(value);
    size += value.length;
  }
  return { rest: both(read, { [Symbol.asyncIterator]: () => iterator }) };
}

/** Copies chunks into pieces of memory from `provide`. Yields each full piece, and the last one at the end. */
export async function* packed(
  chunks: AsyncIterable<Buffer>,
  provide: () => Memory | Promise<Memory>,
): AsyncGenerator<Memory, void> {
  let memory: Memory | undefined;
  let filled = 0;
  let copied: Buffer | undefined;
  for await (const chunk of chunks) {
    // A chunk of a request's body arrives in several parts if its middle could be the end of a form's file.
    if (copied !== undefined && copied.buffer !== chunk.buffer) free(copied);
    copied = chunk;
    for (let taken = 0; taken < chunk.length; ) {
      memory ??= await provide();
      const count = chunk.copy(memory, filled, taken);
      taken += count;
      filled += count;
      if (filled < memory.length) continue;
      yield memory;
      memory = undefined;
      filled = 0;
    }
  }
  if (copied !== undefined) free(copied);
  if (memory !== undefined) yield memory.subarray(0, filled);
}

async function* both(some: readonly Buffer[], others: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  yield* some;
  yield* others;
}

function joined(chunks: readonly Buffer[], size: number): Memory {
  const whole = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const chunk of chunks) end += chunk.copy(whole, end);
  for (const chunk of chunks) free(chunk);
  return whole;
}

import type { DigestAlgorithm } from './digests.ts';

/** Arriving bytes, and the digests to calculate. */
export interface IncomingBytes extends AsyncIterable<Buffer> {
  readonly algorithms: readonly DigestAlgorithm[];
}

/** Memory that can be transferred to another thread. */
export type Memory = Uint8Array<ArrayBuffer>;

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
  for await (const chunk of chunks) {
    for (let taken = 0; taken < chunk.length; ) {
      memory ??= await provide();
      const copied = chunk.copy(memory, filled, taken);
      taken += copied;
      filled += copied;
      if (filled < memory.length) continue;
      yield memory;
      memory = undefined;
      filled = 0;
    }
  }
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
  return whole;
}

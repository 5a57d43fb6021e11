/** Memory that can be transferred to another thread. */
export type Memory = Uint8Array<ArrayBuffer>;

/** The memory of chunks that nothing else uses. */
const ownedMemory = new WeakSet<ArrayBufferLike>();

/** Notes that nothing else uses a chunk's memory, unless the chunk is a part of larger memory. */
export function own(chunk: Buffer): Buffer {
  if (chunk.byteLength === chunk.buffer.byteLength) ownedMemory.add(chunk.buffer);
  return chunk;
}

/** Yields chunks whose memory nothing else uses. */
export async function* owned(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void> {
  for await (const chunk of chunks) yield own(chunk);
}

/**
 * Frees the memory of an owned chunk, and of all its parts. Waiting for garbage collection would take tens of megabytes,
 * and the next chunk would not get memory that the processor's cache still holds. Other memory is left alone.
 */
export function free({ buffer }: Uint8Array): void {
  if (ownedMemory.delete(buffer) && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

import type { DigestAlgorithm } from './digests.ts';

/** Bytes that arrive, and what is to be calculated of them. */
export interface IncomingBytes extends AsyncIterable<Buffer> {
  readonly algorithms: readonly DigestAlgorithm[];
}

export interface Batch {
  /** In memory of their own, which can be handed to another thread. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isLast: boolean;
}

/** Gathers chunks until they are more than so many bytes: `first` at first, and then `later`. The last has fewer. */
export async function* batches(
  chunks: AsyncIterable<Buffer>,
  { first, later }: { readonly first: number; readonly later: number },
): AsyncGenerator<Batch, void> {
  let gathered: Buffer[] = [];
  let size = 0;
  let most = first;
  for await (const chunk of chunks) {
    gathered.push(chunk);
    size += chunk.length;
    if (size <= most) continue;
    yield { bytes: joined(gathered, size), isLast: false };
    gathered = [];
    size = 0;
    most = later;
  }
  yield { bytes: joined(gathered, size), isLast: true };
}

function joined(chunks: readonly Buffer[], size: number): Uint8Array<ArrayBuffer> {
  const whole = Buffer.allocUnsafeSlow(size);
  let end = 0;
  for (const chunk of chunks) end += chunk.copy(whole, end);
  return whole;
}

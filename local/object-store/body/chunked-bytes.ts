import { incompleteBody, S3Error } from '../http/errors.ts';
import { ByteReader } from './byte-reader.ts';

/** S3's limit for all chunks but the last. */
const MINIMUM_CHUNK_BYTES = 8192;

/**
 * The bytes of a body in chunks followed by a checksum (S3's content encoding `aws-chunked`, unsigned). Fails with
 * `IncompleteBody` if the chunks are malformed or do not have the announced `length` (in bytes), with
 * `InvalidChunkSizeError` for small chunks before the last, and with `MalformedTrailerError`.
 */
export class ChunkedBytes implements AsyncIterable<Buffer> {
  /** The value of the trailer; empty until all bytes have passed. */
  trailer = '';
  readonly #encoded: AsyncIterable<Buffer>;
  readonly #length: number;
  readonly #trailerName: string;

  constructor(encoded: AsyncIterable<Buffer>, length: number, trailerName: string) {
    this.#encoded = encoded;
    this.#length = length;
    this.#trailerName = trailerName;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    const reader = new ByteReader(this.#encoded);
    try {
      yield* this.#chunks(reader);
      this.trailer = await this.#readTrailer(reader);
      if (!(await reader.atEnd())) throw incompleteBody();
    } finally {
      await reader.close();
    }
  }

  async *#chunks(reader: ByteReader): AsyncGenerator<Buffer> {
    let left = this.#length;
    let chunk = 1;
    let previous = MINIMUM_CHUNK_BYTES;
    for (let size = await chunkSize(reader); size > 0; size = await chunkSize(reader)) {
      if (previous < MINIMUM_CHUNK_BYTES) throw chunkTooSmall(chunk, previous);
      if (size > left) throw incompleteBody();
      yield* reader.bytes(size);
      if ((await reader.line()) !== '') throw incompleteBody();
      left -= size;
      previous = size;
      chunk += 1;
    }
    if (left > 0) throw incompleteBody();
  }

  async #readTrailer(reader: ByteReader): Promise<string> {
    const [, name = '', value = ''] = /^([^:]*):(.*)$/.exec(await reader.line()) ?? [];
    if (name.trim().toLowerCase() !== this.#trailerName) throw malformedTrailer();
    if ((await reader.line()) !== '') throw malformedTrailer();
    return value.trim();
  }
}

/** The fields without the transfer's encoding, since S3 stores the decoded bytes. */
export function withoutChunkedEncoding(fields: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const encodings = (fields.get('content-encoding') ?? '').split(',').map((encoding) => encoding.trim());
  if (!encodings.includes('aws-chunked')) return fields;
  const kept = encodings.filter((encoding) => encoding !== 'aws-chunked').join(', ');
  const others = [...fields].filter(([name]) => name !== 'content-encoding');
  return new Map(kept === '' ? others : [...others, ['content-encoding', kept]]);
}

async function chunkSize(reader: ByteReader): Promise<number> {
  const line = await reader.line();
  if (!/^[0-9a-fA-F]{1,12}$/.test(line)) throw incompleteBody();
  return Number.parseInt(line, 16);
}

function chunkTooSmall(chunk: number, size: number): S3Error {
  const message = `Only the last chunk is allowed to have a size less than ${MINIMUM_CHUNK_BYTES} bytes`;
  return new S3Error(400, 'InvalidChunkSizeError', message, {
    Chunk: String(chunk),
    BadChunkSize: String(size),
  });
}

function malformedTrailer(): S3Error {
  const message =
    'The request contained trailing data that was not well-formed or did not conform to our published schema.';
  return new S3Error(400, 'MalformedTrailerError', message);
}

import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { owned } from './memory.ts';
import type { Content, Segment } from './stored-object.ts';

/** Some of an object's bytes, both ends included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Some bytes of one segment, both ends included. */
interface Piece extends ByteRange {
  readonly content: Content;
}

/** An object's bytes, which stay readable until it is closed. */
export class ObjectBody {
  readonly #data: string;
  readonly #segments: readonly Segment[];
  readonly #release: (files: string[]) => void;
  /** The handle of the file that is being read. */
  #handle: FileHandle | undefined;

  /** `data` is the folder of the files, which are released when their reading has ended. */
  constructor(data: string, segments: readonly Segment[], release: (files: string[]) => void) {
    this.#data = data;
    this.#segments = segments;
    this.#release = release;
  }

  /** The bytes, as a buffer if they are in memory anyway. Rejects if the first of them cannot be read. */
  async open(range: ByteRange): Promise<Buffer | AsyncIterable<Buffer>> {
    const pieces = this.#pieces(range);
    const [piece] = pieces;
    if (piece === undefined) return Buffer.alloc(0);
    const first = await this.#bytes(piece);
    return pieces.length === 1 ? first : this.#join(first, pieces.slice(1));
  }

  /** Releases the files. */
  async close(): Promise<void> {
    const files = this.#segments.flatMap(({ content }) => ('file' in content ? [content.file] : []));
    if (files.length > 0) this.#release(files);
    // Its stream has closed it, unless it was never read.
    await this.#handle?.close();
  }

  /** The parts of the segments in the range. */
  #pieces({ first, last }: ByteRange): Piece[] {
    let begin = 0;
    return this.#segments.flatMap(({ size, content }) => {
      const piece = { content, first: Math.max(first - begin, 0), last: Math.min(last - begin, size - 1) };
      begin += size;
      return piece.first <= piece.last ? [piece] : [];
    });
  }

  async *#join(first: Buffer | AsyncIterable<Buffer>, others: readonly Piece[]): AsyncGenerator<Buffer> {
    yield* inPieces(first);
    for (const piece of others) yield* inPieces(await this.#bytes(piece));
  }

  async #bytes({ content, first, last }: Piece): Promise<Buffer | AsyncIterable<Buffer>> {
    if ('bytes' in content) return Buffer.from(content.bytes.buffer).subarray(first, last + 1);
    this.#handle = await open(path.join(this.#data, content.file), 'r');
    return owned(this.#handle.createReadStream({ start: first, end: last }));
  }
}

function inPieces(bytes: Buffer | AsyncIterable<Buffer>): Iterable<Buffer> | AsyncIterable<Buffer> {
  return Buffer.isBuffer(bytes) ? [bytes] : bytes;
}

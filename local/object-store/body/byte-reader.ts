import { incompleteBody } from '../http/errors.ts';

const LINE_END = '\r\n';
const MAXIMUM_LINE_BYTES = 1024;

/** Reads lines and runs of bytes from bytes that arrive in any pieces. Throws `IncompleteBody` if they end early. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Buffer>;
  #unread: Buffer = Buffer.alloc(0);

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#pieces = bytes[Symbol.asyncIterator]();
  }

  /** Reads the text up to and including the next line end. Throws `IncompleteBody` for more than 1 KiB. */
  async line(): Promise<string> {
    let end = this.#unread.indexOf(LINE_END);
    while (end < 0) {
      if (this.#unread.length > MAXIMUM_LINE_BYTES) throw incompleteBody();
      this.#unread = Buffer.concat([this.#unread, await this.#nextPiece()]);
      end = this.#unread.indexOf(LINE_END);
    }
    const line = this.#unread.toString('latin1', 0, end);
    this.#unread = this.#unread.subarray(end + LINE_END.length);
    return line;
  }

  /** Reads the next `count` bytes. */
  async *bytes(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      const piece = this.#unread.length > 0 ? this.#unread : await this.#nextPiece();
      this.#unread = piece.subarray(left);
      left -= Math.min(left, piece.length);
      yield piece.subarray(0, piece.length - this.#unread.length);
    }
  }

  /** Whether all bytes are read. */
  async atEnd(): Promise<boolean> {
    return this.#unread.length === 0 && (await this.#pieces.next()).done === true;
  }

  /** Closes the source of the bytes. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }

  async #nextPiece(): Promise<Buffer> {
    const { done, value } = await this.#pieces.next();
    if (done === true) throw incompleteBody();
    return value;
  }
}

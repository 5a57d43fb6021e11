import { createHash } from 'node:crypto';
import { S3Error } from '../http/errors.ts';

/** Bytes that are counted and hashed as they pass. Fails with `EntityTooLarge` as soon as there are too many. */
export class MeasuredBytes implements AsyncIterable<Buffer> {
  size = 0;
  readonly #md5 = createHash('md5');
  readonly #sha256 = createHash('sha256');
  readonly #bytes: AsyncIterable<Buffer>;
  readonly #maximum: number;

  constructor(bytes: AsyncIterable<Buffer>, maximum: number) {
    this.#bytes = bytes;
    this.#maximum = maximum;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.#bytes) {
      this.size += chunk.length;
      if (this.size > this.#maximum) throw entityTooLarge(this.#maximum);
      this.#md5.update(chunk);
      this.#sha256.update(chunk);
      yield chunk;
    }
  }

  /** The digests of all bytes: MD5 in hexadecimal (for the ETag), SHA-256 in base64 (as S3 writes checksums). */
  digests(): { readonly md5: string; readonly sha256: string } {
    return { md5: this.#md5.digest('hex'), sha256: this.#sha256.digest('base64') };
  }
}

function entityTooLarge(maximum: number): S3Error {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  return new S3Error(400, 'EntityTooLarge', message, { MaxSizeAllowed: String(maximum) });
}

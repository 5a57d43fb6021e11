import { entityTooLarge } from '../http/errors.ts';
import type { DigestAlgorithm, Digests } from '../storage/digests.ts';
import type { DigestClaim } from './checksums.ts';

/** Counts bytes as they pass. Fails with `EntityTooLarge` as soon as there are too many. */
export class MeasuredBytes implements AsyncIterable<Buffer> {
  size = 0;
  /** The digests to calculate: always MD5, for the ETag, and those of the claims. */
  readonly algorithms: readonly DigestAlgorithm[];
  readonly #bytes: AsyncIterable<Buffer>;
  readonly #maximum: number;

  constructor(bytes: AsyncIterable<Buffer>, maximum: number, claimed: readonly DigestAlgorithm[]) {
    this.#bytes = bytes;
    this.#maximum = maximum;
    this.algorithms = [...new Set<DigestAlgorithm>(['md5', ...claimed])];
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.#bytes) {
      this.size += chunk.length;
      if (this.size > this.#maximum) throw entityTooLarge(this.#maximum);
      yield chunk;
    }
  }

  /**
   * Once all bytes have passed: their number and their entity tag, which is their MD5 in hexadecimal. Throws the
   * refusal of the first wrong claim.
   */
  verify(claims: readonly DigestClaim[], digests: Digests): { readonly size: number; readonly etag: string } {
    const broken = claims.find(({ algorithm, digest }) => {
      const actual = digests.get(algorithm);
      return actual === undefined || !digest.equals(actual);
    });
    if (broken !== undefined) throw broken.refuse();
    return { size: this.size, etag: Buffer.from(digests.get('md5') ?? []).toString('hex') };
  }
}

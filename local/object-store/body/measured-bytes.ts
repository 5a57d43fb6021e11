import { entityTooLarge } from '../http/errors.ts';
import { type Digest, type DigestAlgorithm, type DigestClaim, startDigest } from './checksums.ts';

/** Bytes that are counted and hashed as they pass. Fails with `EntityTooLarge` as soon as there are too many. */
export class MeasuredBytes implements AsyncIterable<Buffer> {
  size = 0;
  readonly #bytes: AsyncIterable<Buffer>;
  readonly #maximum: number;
  readonly #digests: ReadonlyMap<DigestAlgorithm, Digest>;

  /** MD5 is always calculated, for the ETag; the other algorithms are those that the claims will be about. */
  constructor(bytes: AsyncIterable<Buffer>, maximum: number, algorithms: readonly DigestAlgorithm[]) {
    this.#bytes = bytes;
    this.#maximum = maximum;
    const needed = new Set<DigestAlgorithm>(['md5', ...algorithms]);
    this.#digests = new Map([...needed].map((algorithm) => [algorithm, startDigest(algorithm)]));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for await (const chunk of this.#bytes) {
      this.size += chunk.length;
      if (this.size > this.#maximum) throw entityTooLarge(this.#maximum);
      for (const digest of this.#digests.values()) digest.update(chunk);
      yield chunk;
    }
  }

  /**
   * What is kept of the bytes when all have passed: their number and their MD5 in hexadecimal. Throws the refusal of
   * the first claim that does not hold. Can be called once.
   */
  verify(claims: readonly DigestClaim[]): { readonly size: number; readonly md5: string } {
    const digests = new Map([...this.#digests].map(([algorithm, digest]) => [algorithm, digest.digest()]));
    const broken = claims.find(({ algorithm, digest }) => digests.get(algorithm)?.equals(digest) !== true);
    if (broken !== undefined) throw broken.refuse();
    return { size: this.size, md5: digests.get('md5')?.toString('hex') ?? '' };
  }
}

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export type DigestAlgorithm = 'crc32' | 'md5' | 'sha1' | 'sha256';

/** The digests of some bytes. */
export type Digests = ReadonlyMap<DigestAlgorithm, Uint8Array>;

/** Digests that are being calculated. */
export class RunningDigests {
  readonly #digests: ReadonlyMap<DigestAlgorithm, Digest>;

  constructor(algorithms: readonly DigestAlgorithm[]) {
    this.#digests = new Map(algorithms.map((algorithm) => [algorithm, startDigest(algorithm)]));
  }

  update(bytes: Uint8Array): void {
    for (const digest of this.#digests.values()) digest.update(bytes);
  }

  /** The digests of all bytes so far. Call it once. */
  end(): Digests {
    return new Map([...this.#digests].map(([algorithm, digest]) => [algorithm, digest.digest()]));
  }
}

interface Digest {
  update(bytes: Uint8Array): unknown;
  digest(): Buffer;
}

function startDigest(algorithm: DigestAlgorithm): Digest {
  return algorithm === 'crc32' ? new Crc32() : createHash(algorithm);
}

class Crc32 implements Digest {
  #value = 0;

  update(bytes: Uint8Array): void {
    this.#value = crc32(bytes, this.#value);
  }

  digest(): Buffer {
    const digest = Buffer.alloc(4);
    digest.writeUInt32BE(this.#value);
    return digest;
  }
}

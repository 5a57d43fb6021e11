import { invalidRequest, S3Error } from '../http/errors.ts';
import type { DigestAlgorithm } from '../storage/digests.ts';

/** A digest that a request claims for its bytes, and the refusal if it is wrong. */
export interface DigestClaim {
  readonly algorithm: DigestAlgorithm;
  readonly digest: Buffer;
  readonly refuse: () => S3Error;
}

const DIGEST_BYTES = { crc32: 4, md5: 16, sha1: 20, sha256: 32 } as const;

const algorithms: ReadonlyMap<string, DigestAlgorithm> = new Map([
  ['x-amz-checksum-crc32', 'crc32'],
  ['x-amz-checksum-sha1', 'sha1'],
  ['x-amz-checksum-sha256', 'sha256'],
]);

/** The headers, form fields and trailers with a checksum. Node.js cannot calculate S3's others. */
export const checksumNames: readonly string[] = [...algorithms.keys()];

/**
 * The checksum in a request's headers or a form's fields, if there is one. Throws `InvalidRequest` for several or an
 * invalid one.
 */
export function claimedChecksum(fields: ReadonlyMap<string, string>): readonly DigestClaim[] {
  const claims = [...fields].filter(([name]) => algorithms.has(name));
  if (claims.length > 1) {
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  }
  return claims.map(([name, value]) => checksumClaim(name, value, 'header'));
}

/** The checksum algorithm of a header, field or trailer with this name. */
export function checksumAlgorithm(name: string): DigestAlgorithm | undefined {
  return algorithms.get(name);
}

/** Reads a checksum in base64. Throws `InvalidRequest` for any other text. */
export function checksumClaim(name: string, value: string, place: 'header' | 'trailing header'): DigestClaim {
  const algorithm = algorithms.get(name);
  const digest = algorithm === undefined ? undefined : decodeDigest(algorithm, value);
  if (algorithm === undefined || digest === undefined) {
    throw invalidRequest(`Value for ${name} ${place} is invalid.`);
  }
  const message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
  return { algorithm, digest, refuse: () => badDigest(message) };
}

/** Reads a `Content-MD5` header. Throws `InvalidDigest`. */
export function contentMd5Claim(value: string): DigestClaim {
  const digest = decodeDigest('md5', value);
  if (digest === undefined) {
    throw new S3Error(400, 'InvalidDigest', 'The Content-MD5 you specified was invalid.');
  }
  const message = 'The Content-MD5 you specified did not match what we received.';
  return { algorithm: 'md5', digest, refuse: () => badDigest(message) };
}

function decodeDigest(algorithm: DigestAlgorithm, encoded: string): Buffer | undefined {
  const digest = Buffer.from(encoded, 'base64');
  const exact = digest.length === DIGEST_BYTES[algorithm] && digest.toString('base64') === encoded;
  return exact ? digest : undefined;
}

function badDigest(message: string): S3Error {
  return new S3Error(400, 'BadDigest', message);
}

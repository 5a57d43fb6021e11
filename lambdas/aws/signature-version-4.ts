import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { Credentials } from './environment-credentials.ts';

/** AWS Signature Version 4 ("Create a signed AWS API request"), for the handlers' hot path. */
export interface Signer {
  /** `AWS4-HMAC-SHA256` credentials: key id, date, region, service. */
  credential(amzDate: string): string;
  /** The hexadecimal signature of a string made at `amzDate`. */
  sign(amzDate: string, stringToSign: string): string;
  /** The hexadecimal signature of a canonical request made at `amzDate`. */
  signRequest(amzDate: string, canonicalRequest: string): string;
}

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * A signer for one service. The signing key is derived once a day and kept as a key object: the derivation's four
 * hashes are most of a signature's cost, and from bytes, Node would create the object again for every signature.
 */
export function createSigner(credentials: Credentials, region: string, service: string): Signer {
  let signingKey: { readonly day: string; readonly key: KeyObject } | undefined;

  function keyOf(day: string): KeyObject {
    if (signingKey?.day !== day) {
      const parts = [day, region, service, 'aws4_request'];
      const key = parts.reduce<Buffer>(hmac, Buffer.from(`AWS4${credentials.secretAccessKey}`));
      signingKey = { day, key: createSecretKey(key) };
    }
    return signingKey.key;
  }

  const scope = (amzDate: string) => `${dayOf(amzDate)}/${region}/${service}/aws4_request`;
  const sign = (amzDate: string, stringToSign: string) =>
    hmac(keyOf(dayOf(amzDate)), stringToSign).toString('hex');

  return {
    credential: (amzDate) => `${credentials.accessKeyId}/${scope(amzDate)}`,
    sign,
    signRequest: (amzDate, canonicalRequest) =>
      sign(amzDate, [ALGORITHM, amzDate, scope(amzDate), hash('sha256', canonicalRequest)].join('\n')),
  };
}

/** Formats a time in milliseconds since 1970 for signatures: `20260101T000000Z`. */
export function amzDate(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function dayOf(date: string): string {
  return date.slice(0, 8);
}

function hmac(key: Buffer | KeyObject, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

/** Percent-encoding for canonical requests: everything but the unreserved characters of RFC 3986. */
export function uriEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

import { createHmac, type KeyObject } from 'node:crypto';

/** The key of a hash. From bytes, Node makes a key object for every hash, which takes longer than the hash. */
export type HashKey = KeyObject | Uint8Array;

/** A keyed hash (HMAC-SHA-256) of texts: nobody without the key can test what they were. */
function keyedHash(key: HashKey, texts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(texts.join('\n')).digest();
}

/** A UUID of version 8 (RFC 9562 section 5.8) from a keyed hash: the same texts give the same id. */
export function keyedId(key: HashKey, ...texts: readonly string[]): string {
  const bytes = keyedHash(key, texts).subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hexadecimal = bytes.toString('hex');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Identifies texts without revealing them: 128 bits of a keyed hash, in base64url. */
export function keyedFingerprint(key: HashKey, ...texts: readonly string[]): string {
  return keyedHash(key, texts).subarray(0, 16).toString('base64url');
}

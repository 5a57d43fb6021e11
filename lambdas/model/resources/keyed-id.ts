import { createHmac } from 'node:crypto';

/** A keyed hash (HMAC-SHA-256) of some texts: only who holds the key can tell what it was made from. */
function keyedHash(key: Uint8Array, texts: readonly string[]): Buffer {
  return createHmac('sha256', key).update(texts.join('\n')).digest();
}

/** An id that always follows from the same texts: a UUID of version 8 (RFC 9562 section 5.8) from a keyed hash. */
export function keyedId(key: Uint8Array, ...texts: readonly string[]): string {
  const bytes = keyedHash(key, texts).subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hexadecimal = bytes.toString('hex');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Tells texts from others without giving them away: 128 bits of a keyed hash, in base64url. */
export function keyedFingerprint(key: Uint8Array, ...texts: readonly string[]): string {
  return keyedHash(key, texts).subarray(0, 16).toString('base64url');
}

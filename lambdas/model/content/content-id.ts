import { createHmac } from 'node:crypto';

/**
 * The id of a file in an account: the same bytes in the same account have the same one, and only who holds the key
 * can tell which. It is a UUID of version 8 (RFC 9562 section 5.8), made from a keyed hash.
 */
export function contentId(key: Uint8Array, accountId: string, digest: string): string {
  const bytes = createHmac('sha256', key).update(`${accountId}\n${digest}`).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  const hexadecimal = bytes.toString('hex');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

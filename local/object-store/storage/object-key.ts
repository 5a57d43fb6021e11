import { S3Error } from '../http/errors.ts';

const MAXIMUM_KEY_BYTES = 1024;

/** Throws `KeyTooLongError` for a too long key. */
export function checkKey(key: string): void {
  const bytes = Buffer.byteLength(key);
  if (bytes <= MAXIMUM_KEY_BYTES) return;
  throw new S3Error(400, 'KeyTooLongError', 'Your key is too long', {
    Size: String(bytes),
    MaxSizeAllowed: String(MAXIMUM_KEY_BYTES),
  });
}

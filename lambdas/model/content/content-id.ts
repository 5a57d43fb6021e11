import { type HashKey, keyedId } from '../resources/keyed-id.ts';

/**
 * The id of a file: equal bytes in one account have equal ids, which cannot be computed without the key. A UUID of
 * version 8 (RFC 9562 section 5.8), made from a keyed hash.
 */
export function contentId(key: HashKey, accountId: string, digest: string): string {
  return keyedId(key, accountId, digest);
}

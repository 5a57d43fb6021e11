import { keyedId } from '../resources/keyed-id.ts';

/** The id of a file in an account: the same bytes in the same account always have the same one. */
export function contentId(key: Uint8Array, accountId: string, digest: string): string {
  return keyedId(key, accountId, digest);
}

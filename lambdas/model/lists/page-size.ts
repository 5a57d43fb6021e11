/** The most bytes of items in a response: Lambda's limit is 6 MB, and the rest is for addresses. */
export const PAGE_BYTES = 5_000_000;

/** An item's bytes in a response: the body is JSON inside JSON, where quotes and backslashes are escaped again. */
export function bytesInResponse(item: unknown): number {
  const text = JSON.stringify(item);
  return Buffer.byteLength(text) + occurrences(text, '"') + occurrences(text, '\\') + 2;
}

function occurrences(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}

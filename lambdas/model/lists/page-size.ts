/** The most bytes of items in a response: Lambda's limit is 6 MB, and the rest is for addresses. */
export const PAGE_BYTES = 5_000_000;

/** An item's bytes in a response: the body is JSON inside JSON. */
export function bytesInResponse(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(item)));
}

/** How much of a response what is told of its things may take: Lambda's limit is 6 MB, and the rest is for addresses. */
export const PAGE_BYTES = 5_000_000;

/** How much of a response a thing takes: the body is JSON, and so is the response that holds it. */
export function bytesInResponse(item: unknown): number {
  return Buffer.byteLength(JSON.stringify(JSON.stringify(item)));
}

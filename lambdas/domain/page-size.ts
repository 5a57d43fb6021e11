import type { Described } from './catalogue-ports.ts';

/** How much of a response what is said of its resources may take: Lambda's limit is 6 MB, and the rest is for addresses. */
const PAGE_BYTES = 5_000_000;

/** How many of these resources, at least one, can be shown in one response. */
export function fittingCount(items: readonly Described[]): number {
  let bytes = 0;
  const beyond = items.findIndex(({ entry }) => {
    // The body is JSON, and so is the response that holds it.
    bytes += Buffer.byteLength(JSON.stringify(JSON.stringify(entry)));
    return bytes > PAGE_BYTES;
  });
  return beyond === -1 ? items.length : Math.max(1, beyond);
}

import type { Place } from './list-page.ts';

/** A place in a list, and its phase of a search. */
export interface Position extends Place {
  /** Among the resources that the index of words finds, or among the rest. */
  readonly among: 'words' | 'rest';
}

/** DynamoDB's limit for a sort key. */
const MAXIMUM_BYTES = 1024;
const MAXIMUM_SKIP = 10_000;

/** Encodes a place in any list as a client's cursor. */
export function cursorOf({ among, after, skip }: Position): string {
  return Buffer.from(JSON.stringify([among, after, skip])).toString('base64url');
}

/** Decodes a cursor. Undefined if the text is not one. */
export function parseCursor(text: string): Position | undefined {
  try {
    const [among, after, skip = 0, ...more]: unknown[] = JSON.parse(
      Buffer.from(text, 'base64url').toString(),
    );
    if (typeof after !== 'string' || typeof skip !== 'number' || more.length > 0) return undefined;
    const isPlace = after.isWellFormed() && Buffer.byteLength(after) <= MAXIMUM_BYTES;
    const isCount = Number.isInteger(skip) && skip >= 0 && skip <= MAXIMUM_SKIP;
    if (!isPlace || !isCount || (after === '' && skip === 0)) return undefined;
    return among === 'words' || among === 'rest' ? { among, after, skip } : undefined;
  } catch {
    return undefined;
  }
}

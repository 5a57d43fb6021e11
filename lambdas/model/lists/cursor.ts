import type { Place } from './list-page.ts';

/** A place in a list, and the phase of a search that it is in. */
export interface Position extends Place {
  /** Among the resources that a word has found, or among the rest. */
  readonly among: 'words' | 'rest';
}

/** A key of an index holds at most so many bytes. */
const MAXIMUM_BYTES = 1024;
const MAXIMUM_SKIP = 10_000;

/** The text by which a client asks for what comes after a place; every list has the same. */
export function cursorOf({ among, after, skip }: Position): string {
  return Buffer.from(JSON.stringify([among, after, skip])).toString('base64url');
}

/** The place that a cursor leads to, or nothing where the text is none. */
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

import type { Entry } from '../catalogue/entry.ts';

/**
 * A text as others are compared with it: neither case nor accents count. The table keeps what this makes of names and
 * words, so that it can hardly ever change.
 */
export function folded(text: string): string {
  // In this order: some letters come apart when they are made small.
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** The text that a search looks into. */
export function searchText({ name, description }: Pick<Entry, 'name' | 'description'>): string {
  return folded(`${name}\n${description}`);
}

/** How many different words of an entry are indexed, and how long they may be; others are found by looking into them. */
const INDEXED_WORDS = 50;
const LONGEST_INDEXED_WORD = 100;
const WORD = /[\p{L}\p{N}]+/gu;

/** The different words of an entry, folded, or nothing where there are too many or too long ones. */
export function indexedWords(entry: Pick<Entry, 'name' | 'description'>): ReadonlySet<string> | undefined {
  const words = new Set(searchText(entry).match(WORD));
  const indexable =
    words.size <= INDEXED_WORDS && [...words].every((word) => word.length <= LONGEST_INDEXED_WORD);
  return indexable ? words : undefined;
}

/** Whether a search is for one word or its beginning, which the index knows. */
export function isWord(search: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(search);
}

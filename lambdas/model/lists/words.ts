import type { Entry } from '../catalogue/entry.ts';

/**
 * Folds a text for comparison: neither case nor accents count. The table stores folded names and words, so a change
 * here would break its lists.
 */
export function folded(text: string): string {
  // In this order: lower-casing decomposes some letters.
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

/** The text that a search is matched against. */
export function searchText({ name, description }: Pick<Entry, 'name' | 'description'>): string {
  return folded(`${name}\n${description}`);
}

/** The most words and the longest one of an entry that is indexed; a search reads the others one by one. */
const INDEXED_WORDS = 50;
const LONGEST_INDEXED_WORD = 100;
const WORD = /[\p{L}\p{N}]+/gu;

/** The distinct words of an entry, folded, or undefined if they are too many or too long for the index. */
export function indexedWords(entry: Pick<Entry, 'name' | 'description'>): ReadonlySet<string> | undefined {
  const words = new Set(searchText(entry).match(WORD));
  const indexable =
    words.size <= INDEXED_WORDS && [...words].every((word) => word.length <= LONGEST_INDEXED_WORD);
  return indexable ? words : undefined;
}

/** Whether a term is one word or its beginning, which the index can find. */
export function isWord(search: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(search);
}

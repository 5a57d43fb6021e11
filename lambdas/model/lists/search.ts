import type { Entry } from '../catalogue/entry.ts';
import { folded, indexedWords, isWord, searchText } from './words.ts';

/** What a search asks for. */
export interface Search {
  /** Whether all that is searched for stands in an entry, in any order. */
  readonly matches: (entry: Entry) => boolean;
  /** The word to look up in the index of words, and whether it finds an entry there. */
  readonly word?: string;
  readonly isFoundByWord: (entry: Entry) => boolean;
}

/** Reads a search: its terms, folded. One that is a word finds words that begin so by the index. */
export function searchFor(text: string): Search {
  const terms = folded(text).split(/\s+/).filter(Boolean);
  const [word] = terms.filter(isWord).sort((one, other) => other.length - one.length);
  return {
    matches: (entry) => {
      const searched = searchText(entry);
      return terms.every((term) => searched.includes(term));
    },
    ...(word === undefined ? {} : { word }),
    isFoundByWord: (entry) => word !== undefined && firstWord(entry, word) !== undefined,
  };
}

/** Of several words that begin so, one finds the entry: the first. */
export function firstWord(entry: Entry, beginning: string): string | undefined {
  return [...(indexedWords(entry) ?? [])]
    .filter((word) => word.startsWith(beginning))
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))[0];
}

import type { Entry } from '../catalogue/entry.ts';
import { folded, indexedWords, isWord, searchText } from './words.ts';

/** A parsed search. */
export interface Search {
  /** Whether an entry contains all terms, in any order. */
  readonly matches: (entry: Entry) => boolean;
  /** The word to look up in the index of words, and whether it finds an entry there. */
  readonly word?: string;
  readonly isFoundByWord: (entry: Entry) => boolean;
}

/** Parses a search into folded terms. The longest word among them is looked up in the index, as a prefix. */
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

/** The word that finds the entry: the first with this beginning. */
export function firstWord(entry: Entry, beginning: string): string | undefined {
  return [...(indexedWords(entry) ?? [])]
    .filter((word) => word.startsWith(beginning))
    .sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))[0];
}

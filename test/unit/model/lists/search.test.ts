import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../../lambdas/model/catalogue/entry.ts';
import { firstWord, searchFor } from '../../../../lambdas/model/lists/search.ts';

const said = (name: string, description = ''): Entry => ({
  name,
  description,
  archived: false,
  attributes: {},
});

describe('a search', () => {
  test.each([
    ['deed', said('Deeds'), true],
    ['DEED', said('a deed'), true],
    ['eed', said('Deed'), true],
    ['deed', said('', 'of the Deed'), true],
    ['deed', said('de ed'), false],
    ['deed ann', said('Ann', 'her deed'), true],
    ['deed ann', said('deed'), false],
    ['  deed \t ann\n', said('Ann: deed'), true],
    ['Ärger', said('arger'), true],
    ['arger', said('Ärger'), true],
    ['e\u0301t\u00e9', said('\u00e9te\u0301'), true],
    ['100%', said('100 %'), false],
    ['100%', said('at 100%'), true],
    ['한', said('한글'), true],
  ])('for %j finds %j: %j', (text, entry, isFound) => {
    expect(searchFor(text).matches(entry)).toBe(isFound);
  });

  test.each([
    ['deed', 'deed'],
    ['Ärger', 'arger'],
    ['of ann', 'ann'],
    ['c++ programme', 'programme'],
    ['one two', 'one'],
    ['c++', undefined],
    ['de-ed', undefined],
    ['🚒', undefined],
    ['', undefined],
  ])('for %j looks up its longest word: %j', (text, word) => {
    expect(searchFor(text).word).toBe(word);
  });

  test.each([
    ['deed', said('two deeds'), true],
    ['deed', said('indeed'), false],
    ['deed ann', said('deed'), true],
    ['c++', said('c++'), false],
    ['deed', said('deed', Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ')), false],
  ])('for %j finds %j by the index of words: %j', (text, entry, isFound) => {
    expect(searchFor(text).isFoundByWord(entry)).toBe(isFound);
  });
});

test.each([
  ['d', said('deeds deed drum'), 'deed'],
  // The table's order, which differs from that of UTF-16.
  ['a', said('a\u{1d4b3} a\uff41'), 'a\uff41'],
  ['x', said('deed'), undefined],
])('of the words that begin with %j in %j, only the first finds the entry: %j', (beginning, entry, word) => {
  expect(firstWord(entry, beginning)).toBe(word);
});

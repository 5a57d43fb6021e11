import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createdOrder, nameOrder } from '../../../../lambdas/model/lists/order.ts';
import { folded, indexedWords } from '../../../../lambdas/model/lists/words.ts';
import { MAXIMUM_FILE_NAME_LENGTH } from '../../../../lambdas/model/resources/file-name.ts';
import { anyCharacter } from '../../../support/texts.ts';

const ID = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** DynamoDB's limit for a sort key ("Partition keys and sort keys"). */
const KEY_BYTES = 1024;

describe('the words by which an entry is found', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');

  test.each([
    { title: 'name and description, in lower case', name: 'A Plan', description: 'of it', size: 4 },
    { title: 'each once', name: 'plan plan', description: 'Plan', size: 1 },
    { title: 'fifty', name: words(50), description: '', size: 50 },
    { title: 'one of a hundred characters', name: 'x'.repeat(100), description: '', size: 1 },
    { title: 'none in a name of punctuation', name: '--', description: '', size: 0 },
  ])('are $title', ({ name, description, size }) => {
    expect(indexedWords({ name, description })?.size).toBe(size);
  });

  test.each([
    { title: 'fifty-one words', name: words(51), description: '' },
    { title: 'a word that is too long for a key', name: 'Plan', description: 'x'.repeat(101) },
  ])('are not indexed: $title', ({ name, description }) => {
    expect(indexedWords({ name, description })).toBeUndefined();
  });
});

/** The table stores these: with others, existing rows would not be found, or be in another place. */
describe('stored values stay the same', () => {
  test.each([
    ['Deed of Ann', 'deed of ann', ['deed', 'of', 'ann']],
    ['\u00c4RGER', 'arger', ['arger']],
    ['A\u0308RGER', 'arger', ['arger']],
    ['\u0130stanbul', 'istanbul', ['istanbul']],
    ['d\u0131\u015f', 'd\u0131s', ['d\u0131s']],
    ['\u212bngstr\u00f6m \u212a', 'angstrom k', ['angstrom', 'k']],
    ['Stra\u00dfe STRA\u1e9eE', 'stra\u00dfe stra\u00dfe', ['stra\u00dfe']],
    [
      '\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2',
      '\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c2',
      ['\u03c3\u03b9\u03c3\u03c5\u03c6\u03bf\u03c2'],
    ],
    ['\u0390', '\u03b9', ['\u03b9']],
    ['\u0401\u0439', '\u0435\u0438', ['\u0435\u0438']],
    ['Sm\u00f8rrebr\u00f8d \u0110', 'sm\u00f8rrebr\u00f8d \u0111', ['sm\u00f8rrebr\u00f8d', '\u0111']],
    ['\ufb01le', '\ufb01le', ['\ufb01le']],
    ['\ud55c\uae00', '\ud55c\uae00', ['\ud55c\uae00']],
    ['\u1112\u1161\u11ab\uae00', '\ud55c\uae00', ['\ud55c\uae00']],
    ['\u65e5\u672c\u8a9e', '\u65e5\u672c\u8a9e', ['\u65e5\u672c\u8a9e']],
    ['\u0915\u094d\u0937\u093f', '\u0915\u094d\u0937\u093f', ['\u0915', '\u0937']],
    ['\u{1d4b3}Y \u{1f692}', '\u{1d4b3}y \u{1f692}', ['\u{1d4b3}y']],
    ['a-b_c 1.5 \u0663 \u2163', 'a-b_c 1.5 \u0663 \u2173', ['a', 'b', 'c', '1', '5', '\u0663', '\u2173']],
    ['O\u2019Neil\nTwo', 'o\u2019neil\ntwo', ['o', 'neil', 'two']],
    ['\u0344', '', []],
  ])('of %j: the folded text %j and the words %j', (text, kept, words) => {
    expect(folded(text)).toBe(kept);
    expect([...(indexedWords({ name: text, description: '' }) ?? [])]).toEqual(words);
  });

  test.each([
    ['Deed of \u00c4nn', 'deed of ann\0id'],
    ['', '\0id'],
    [`${'\u{1f692}'.repeat(200)}x`, `${'\u{1f692}'.repeat(200)}\0id`],
    [`${'a\u0308'.repeat(201)}`, `${'a'.repeat(200)}\0id`],
  ])('of the name %j: the place %j', (name, place) => {
    expect(nameOrder(name, 'id')).toBe(place);
  });

  test.each([
    [0, '000000000000000\0id'],
    [1_584_039_838_123, '001584039838123\0id'],
    [999_999_999_999_999, '999999999999999\0id'],
  ])('of the time %d: the place %j', (time, place) => {
    expect(createdOrder(time, 'id')).toBe(place);
  });
});

test('a place in the order of names fits into a key, whatever the name of a file or an entry', () => {
  const names = fc.string({ unit: anyCharacter, maxLength: MAXIMUM_FILE_NAME_LENGTH, size: 'max' });
  fc.assert(
    fc.property(fc.oneof(names, fc.constant('😀'.repeat(MAXIMUM_FILE_NAME_LENGTH))), (name) => {
      const order = nameOrder(name, ID);
      expect(Buffer.byteLength(order)).toBeLessThanOrEqual(KEY_BYTES);
      expect(order.endsWith(`\0${ID}`)).toBe(true);
    }),
  );
});

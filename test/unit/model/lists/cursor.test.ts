import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, type Position, parseCursor } from '../../../../lambdas/model/lists/cursor.ts';
import { anyCharacter } from '../../../support/texts.ts';

const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor leads back to its place', () => {
  const position = fc.record<Position>({
    among: fc.constantFrom('words', 'rest'),
    after: fc.string({ unit: anyCharacter, minLength: 1, maxLength: 250 }),
    skip: fc.integer({ min: 0, max: 10_000 }),
  });
  fc.assert(
    fc.property(position, (place) => {
      expect(cursorOf(place)).toMatch(/^[\w-]+$/);
      expect(parseCursor(cursorOf(place))).toEqual(place);
    }),
  );
});

test.each<[string, Position]>([
  ['at the beginning with an offset', { among: 'rest', after: '', skip: 1 }],
  ['after the longest key', { among: 'words', after: 'ä'.repeat(512), skip: 0 }],
])('a place %s has a cursor', (_, place) => {
  expect(parseCursor(cursorOf(place))).toEqual(place);
});

test('a cursor may leave out the offset', () => {
  expect(parseCursor(written(['rest', 'x']))).toEqual({ among: 'rest', after: 'x', skip: 0 });
});

test.each([
  ['a text', 'rest'],
  ['null', null],
  ['an object', { among: 'rest', after: 'x', skip: 0 }],
  ['nothing', []],
  ['no place', ['rest']],
  ['a number', ['rest', 7, 0]],
  ['the beginning', ['rest', '', 0]],
  ['half a character', ['rest', '\ud800', 0]],
  ['more than a key holds', ['rest', 'x'.repeat(1025), 0]],
  ['more bytes than a key holds', ['words', 'ä'.repeat(513), 0]],
  ['an unknown phase', ['others', 'x', 0]],
  ['an offset below zero', ['rest', 'x', -1]],
  ['a fractional offset', ['rest', 'x', 0.5]],
  ['an offset that is too large', ['rest', 'x', 10_001]],
  ['an offset as text', ['rest', 'x', '1']],
  ['no offset', ['rest', 'x', null]],
  ['a place and something more', ['rest', 'x', 0, true]],
])('%s is no cursor', (_, value) => {
  expect(parseCursor(written(value))).toBeUndefined();
});

test.each(['', 'x', 'null', '%', 'W10', '🚒'])('%j is no cursor', (text) => {
  expect(parseCursor(text)).toBeUndefined();
});

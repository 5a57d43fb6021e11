import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, decodedSize } from '../../../../lambdas/api/content/base64.ts';
import { examples } from '../../../support/effort.ts';
import { anyCharacter } from '../../../support/texts.ts';

const EMPTY = { problem: 'Content is empty' };
const PREFIXED = { problem: 'Content must be base64 alone, without a data: prefix' };
const FOREIGN = { problem: 'Content contains characters that are not base64' };
const INCOMPLETE = { problem: 'Content is not complete base64: its length or padding is wrong' };

const files = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes));
const lineBreaks = fc.constantFrom('\n', '\r\n', '\r');

/** Base64 in any accepted form: padded or not, with line breaks anywhere. */
const written = fc
  .tuple(files, fc.boolean(), fc.array(fc.tuple(fc.nat(), lineBreaks), { maxLength: 10 }))
  .map(([file, padded, breaks]) => {
    let text = file.toString('base64');
    if (!padded) text = text.replaceAll('=', '');
    for (const [at, lineBreak] of breaks) text = inserted(text, at, lineBreak);
    return { file, text };
  });

function inserted(text: string, at: number, addition: string): string {
  const index = at % (text.length + 1);
  return text.slice(0, index) + addition + text.slice(index);
}

describe('base64', () => {
  test.each([
    ['QQ==', 'A'],
    ['QQ', 'A'],
    ['QUI=', 'AB'],
    ['QUI', 'AB'],
    ['QUJD', 'ABC'],
    ['+/+/', '\u00fb\u00ff\u00bf'],
    ['QUJD\n', 'ABC'],
    ['\r\nQUJD', 'ABC'],
    ['QU\nJD\r\n\r\n', 'ABC'],
    ['QQ=\r\n=\n', 'A'],
    ['AA==', '\0'],
    // Unused bits (RFC 4648 section 3.5) are ignored, as by most decoders.
    ['QR==', 'A'],
  ])('%j is decoded', (text, content) => {
    expect(decodeBase64(text)).toEqual(Buffer.from(content, 'latin1'));
  });

  test('of any bytes is decoded, padded or not, with line breaks anywhere', () => {
    fc.assert(
      fc.property(written, ({ file, text }) => {
        expect(decodeBase64(text)).toEqual(file);
        expect(decodedSize(text)).toBe(file.length);
      }),
    );
  });

  test.each(['\n', '\r\n'])('in lines of 76 characters that end with %j is decoded', (lineBreak) => {
    fc.assert(
      fc.property(files, (file) => {
        const lines = file.toString('base64').replaceAll(/.{1,76}/g, `$&${lineBreak}`);
        expect(decodeBase64(lines)).toEqual(file);
        expect(decodedSize(lines)).toBe(file.length);
      }),
    );
  });
});

describe('refuses', () => {
  test.each([
    ['', EMPTY],
    ['\n\r\n', EMPTY],
    ['=', EMPTY],
    ['==\n', EMPTY],
    ['data:image/png;base64,QUJD', PREFIXED],
    ['DATA:,QUJD', PREFIXED],
    [' \n data:QUJD', PREFIXED],
    ['_-_-', FOREIGN],
    ['QUJ_', FOREIGN],
    ['QUJ-', FOREIGN],
    ['QU JD', FOREIGN],
    ['QU\tJD', FOREIGN],
    ['QU\u00a0JD', FOREIGN],
    ['QU\u2028JD', FOREIGN],
    ['QUJD\0', FOREIGN],
    ['Q*JD', FOREIGN],
    ['%51QUJD', FOREIGN],
    ['QU\\nJD', FOREIGN],
    // The lower halves of these characters are letters of the alphabet.
    ['\u0151UJD', FOREIGN],
    ['\u0151\u0155\u014a\u0144', FOREIGN],
    ['QUJD\ud851', FOREIGN],
    ['é===', FOREIGN],
    ['Q', INCOMPLETE],
    ['QUJDQ', INCOMPLETE],
    ['QUJD ', FOREIGN],
    ['Q=', INCOMPLETE],
    ['QQ=', INCOMPLETE],
    ['Q===', INCOMPLETE],
    ['QQ===', INCOMPLETE],
    ['QUI==', INCOMPLETE],
    ['QUJD=', INCOMPLETE],
    ['QUJD==', INCOMPLETE],
    ['QUJD====', INCOMPLETE],
    ['QQ======', INCOMPLETE],
    ['QQ==QUJD', INCOMPLETE],
    ['QUI=QUJD', INCOMPLETE],
    ['=QUJD', INCOMPLETE],
    ['QU=JD', INCOMPLETE],
    ['Q=Q=', INCOMPLETE],
  ])('%j', (text, problem) => {
    expect(decodeBase64(text)).toEqual(problem);
  });

  const foreign = fc
    .oneof(
      fc.string({ unit: anyCharacter, minLength: 1, maxLength: 1 }),
      fc.constantFrom(...' \t\f\v-_*,:"\\'),
    )
    .filter((character) => !/^[A-Za-z0-9+/=\r\n]$/.test(character));

  test('an additional wrong character anywhere', () => {
    fc.assert(
      fc.property(written, foreign, fc.nat(), ({ text }, character, at) => {
        expect(decodeBase64(inserted(text, at, character))).toHaveProperty('problem');
      }),
    );
  });

  test('a wrong character in place of a right one', () => {
    fc.assert(
      fc.property(files, foreign, fc.nat(), (file, character, at) => {
        const text = file.toString('base64');
        const index = at % text.replaceAll('=', '').length;
        const damaged = text.slice(0, index) + character + text.slice(index + 1);
        expect(decodeBase64(damaged)).toHaveProperty('problem');
      }),
    );
  });

  test('padding anywhere but at the end', () => {
    fc.assert(
      fc.property(files, fc.nat(), fc.integer({ min: 1, max: 3 }), (file, at, count) => {
        const text = file.toString('base64').replaceAll('=', '');
        const index = at % text.length;
        const damaged = text.slice(0, index) + '='.repeat(count) + text.slice(index);
        expect(decodeBase64(damaged)).toHaveProperty('problem');
      }),
    );
  });

  test('everything that another decoder refuses, and never throws', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: anyCharacter }),
      fc.string({ unit: fc.constantFrom(...'ABz019+/=\n\r -_') }),
    );
    const grammar = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;
    fc.assert(
      fc.property(texts, (text) => {
        const plain = text.replaceAll(/[\r\n]/g, '');
        const isBase64 = plain !== '' && grammar.test(plain);
        expect(Buffer.isBuffer(decodeBase64(text))).toBe(isBase64);
      }),
      examples(1000),
    );
  });
});

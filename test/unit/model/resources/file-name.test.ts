import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentDisposition, fileNameProblem } from '../../../../lambdas/model/resources/file-name.ts';
import { anyCharacter } from '../../../support/texts.ts';

const UNPRINTABLE = 'must not contain spaces or control characters';

describe('a file name', () => {
  test.each([
    'test.jpg',
    'a',
    '.profile',
    'Übergabe-Straße.pdf',
    'отчёт.pdf',
    '事故現場.png',
    'تقرير.pdf',
    'דוח.pdf',
    'รายงาน.pdf',
    '🚒🔥.mp4',
    '👩‍🚒.png',
    'quote"back\\slash;comma,percent%.txt',
    '../../etc/passwd',
    'x'.repeat(255),
    '🚒'.repeat(255),
  ])('may be %j', (name) => {
    expect(fileNameProblem(name)).toBeUndefined();
  });

  test.each([
    ['', 'must not be empty'],
    ['x'.repeat(256), 'must be at most 255 characters long'],
    ['🚒'.repeat(256), 'must be at most 255 characters long'],
    ['my file.jpg', UNPRINTABLE],
    [' a', UNPRINTABLE],
    ['a\u00a0b', UNPRINTABLE],
    ['a\u2003b', UNPRINTABLE],
    ['a\u3000b', UNPRINTABLE],
    ['a\ufeffb', UNPRINTABLE],
    ['a\tb', UNPRINTABLE],
    ['a\r\nset-cookie:x', UNPRINTABLE],
    ['a\u2028b', UNPRINTABLE],
    ['a\0b', UNPRINTABLE],
    ['a\u007fb', UNPRINTABLE],
    ['a\u0085b', UNPRINTABLE],
    ['\ud83d', UNPRINTABLE],
    ['\ude92.jpg', UNPRINTABLE],
    ['photo\u202egpj.exe', UNPRINTABLE],
    ['photo\u2066gpj.exe', UNPRINTABLE],
    ['a\u2069', UNPRINTABLE],
  ])('may not be %j', (name, problem) => {
    expect(fileNameProblem(name)).toBe(problem);
  });
});

describe('a Content-Disposition', () => {
  const name = fc
    .string({ unit: anyCharacter, minLength: 1 })
    .filter((text) => fileNameProblem(text) === undefined);

  test.each([
    ['inline', 'test.jpg', `inline; filename="test.jpg"; filename*=UTF-8''test.jpg`],
    ['attachment', 'Straße.pdf', `attachment; filename="Stra_e.pdf"; filename*=UTF-8''Stra%C3%9Fe.pdf`],
    ['inline', '🚒.mp4', `inline; filename="_.mp4"; filename*=UTF-8''%F0%9F%9A%92.mp4`],
    [
      'inline',
      `a"b\\c'd(e)*;,%.txt`,
      `inline; filename="a_b_c'd(e)*___.txt"; filename*=UTF-8''a%22b%5Cc%27d%28e%29%2A%3B%2C%25.txt`,
    ],
    ['attachment', '../x', `attachment; filename=".._x"; filename*=UTF-8''..%2Fx`],
  ] as const)('%s of %s', (disposition, fileName, header) => {
    expect(contentDisposition(disposition, fileName)).toBe(header);
  });

  test('is printable ASCII, closes the name in the right place, and keeps the name', () => {
    const pattern = /^attachment; filename="([\x21-\x7e]+)"; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/;
    fc.assert(
      fc.property(name, (fileName) => {
        const [, plain = '', encoded = ''] = pattern.exec(contentDisposition('attachment', fileName)) ?? [];
        expect(plain).not.toMatch(/["\\]/);
        expect(decodeURIComponent(encoded)).toBe(fileName);
      }),
      { examples: [['!~*\'()"\\%'], ['%0d%0a']] },
    );
  });
});

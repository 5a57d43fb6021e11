import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMultipart, readMultipart } from '../../../../lambdas/api/validation/multipart.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { examples } from '../../../support/effort.ts';
import { BOUNDARY, DISPOSITION, FORM_TYPE, field, file, form, part } from '../../support/forms.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';

const MAXIMUM = 1000;

function read(body: string | Buffer, contentType = FORM_TYPE) {
  const request = apiRequest({ method: 'POST', headers: { 'content-type': contentType } });
  return readMultipart({ ...request, body }, MAXIMUM);
}

const invalid = (message: string) => ({ code: 'invalid-request', message });
const BROKEN = invalid('The form is broken: its boundary is missing or it was cut off.');
const NO_BOUNDARY = invalid('The form has no boundary: send Content-Type: multipart/form-data with one.');

describe('a request', () => {
  test.each([
    ['multipart/form-data; boundary=x', true],
    ['multipart/formdata; boundary=x', true],
    ['Multipart/Form-Data', true],
    ['multipart/form-database', false],
    ['multipart/mixed; boundary=x', false],
    ['application/json', false],
    [undefined, false],
  ])('with the type %j is a form: %j', (contentType, expected) => {
    expect(isMultipart(apiRequest({ headers: { 'content-type': contentType } }))).toBe(expected);
  });
});

describe('a form', () => {
  test('has fields and a file', async () => {
    const body = form(field('name', 'Deed\r\nof Ann'), field('description', ''), file('a b.txt', 'text'));
    const whole = await read(body);
    expect(whole).toEqual({
      fields: { name: 'Deed\r\nof Ann', description: '' },
      files: { resource: { bytes: Buffer.from('text'), fileName: 'a b.txt', contentType: 'text/plain' } },
    });
    expect(await read(Buffer.from(body))).toEqual(whole);
  });

  test.each([
    ['has its boundary in quotes', form(field('a')), `multipart/form-data; boundary="${BOUNDARY}"`],
    ['has the type multipart/formdata', form(field('a')), `multipart/formdata; boundary=${BOUNDARY}`],
    ['names its charset', form(field('a')), `multipart/form-data; charset=utf-8; boundary=${BOUNDARY}`],
    ['has text before and after its parts', `before\r\n${form(field('a'))}after`, FORM_TYPE],
    ['ends without a line break', form(field('a')).trimEnd(), FORM_TYPE],
    ['has a part with a type', form(part(`${DISPOSITION}; name="a"\r\nContent-Type: text/plain`)), FORM_TYPE],
    ['has names in other cases', form(part('content-disposition: Form-Data; NAME="a"')), FORM_TYPE],
    ['has a name without quotes', form(part(`${DISPOSITION}; name=a`)), FORM_TYPE],
    ['has many headers', form(part(`${DISPOSITION}; name="a"${'\r\nX-Y: z'.repeat(50)}`)), FORM_TYPE],
    ['has huge headers', form(part(`${DISPOSITION}; name="a"\r\nX-Y: ${'z'.repeat(50_000)}`)), FORM_TYPE],
    ['has a field twice', form(field('a', 'y'), field('a')), FORM_TYPE],
    ['has line feeds instead of CRLF', form(field('a')).replaceAll('\r\n', '\n'), FORM_TYPE],
    ['has spaces after a boundary', form(field('a')).replace('\r\n', ' \t\r\n'), FORM_TYPE],
    ['has attachments, as from curl', form(part('Content-Disposition: attachment; name="a"')), FORM_TYPE],
    ['has a folded header', form(part('Content-Disposition: form-data;\r\n name="a"')), FORM_TYPE],
    ['has an empty boundary in its type', form(field('a')), 'multipart/form-data; boundary='],
  ])('that %s is read', async (_, body, contentType) => {
    expect(await read(body, contentType)).toEqual({ fields: { a: 'x' }, files: {} });
  });

  describe('without a boundary in its type', () => {
    const PRINTED = '---separator---\nContent-Disposition: form-data; name="a"\n\nx';
    test.each([
      ['is whole', form(field('a'))],
      ['ends without a closing boundary', PRINTED],
      ['ends with a line break', `${PRINTED}\n---separator---`],
      ['ends with two line breaks', `${PRINTED}\n---separator---\n`],
      ['has an empty line before it', `\r\n${form(field('a'))}`],
    ])('is read by its first line if it %s', async (_, body) => {
      expect(await read(body, 'multipart/formdata')).toEqual({ fields: { a: 'x' }, files: {} });
    });
  });

  test('has texts in the charset that they name, or in UTF-8', async () => {
    const text = (charset: string) =>
      `${DISPOSITION}; name="a"\r\nContent-Type: text/plain; charset=${charset}`;
    const latin = Buffer.from(form(part(text('iso-8859-1'), 'gr\u00fc\u00dfe')), 'latin1');
    expect((await read(latin)).fields).toEqual({ a: 'gr\u00fc\u00dfe' });
    expect((await read(form(part(text('nonsense'), 'ä')))).fields).toEqual({ a: 'ä' });
  });

  test('may have a field of any name', async () => {
    expect(Object.keys((await read(form(field('__proto__')))).fields)).toEqual(['__proto__']);
  });

  test('may have text in UTF-8', async () => {
    const { fields } = await read(form(field('name', 'Straße 🚒 ￿'), field('größe', 'ä')));
    expect(fields).toEqual({ name: 'Straße 🚒 ￿', größe: 'ä' });
  });

  test('may be without parts', async () => {
    expect(await read(form())).toEqual({ fields: {}, files: {} });
  });
});

describe('the name of a file', () => {
  test.each([
    ['filename="Straße 🚒.png"', 'Straße 🚒.png'],
    ["filename*=UTF-8''%e2%82%ac%20rates.png", '€ rates.png'],
    ['filename="C:\\\\Scans\\\\a.png"', 'a.png'],
    ['filename="../../etc/passwd"', 'passwd'],
    ['filename="/etc/"', ''],
    ['filename=".."', ''],
    ['filename=""', ''],
    ['filename="a\\"b.png"', 'a"b.png'],
  ])('%s is %j', async (parameter, fileName) => {
    const { files } = await read(form(part(`${DISPOSITION}; name="resource"; ${parameter}`)));
    expect(files['resource']?.fileName).toBe(fileName);
    expect(files['resource']?.bytes).toEqual(Buffer.from('x'));
  });
});

describe('a form is refused that', () => {
  const whole = form(field('name', 'Deed'), file('a.txt', 'text'));
  const cut = (end: string) => whole.slice(0, whole.indexOf(end) + end.length);

  test.each([
    ['is empty', ''],
    ['has another boundary', whole.replaceAll(BOUNDARY, 'OTHER')],
    ['is no form', '{"name":"Deed"}'],
    ['is cut off in its boundary', cut('--X-BOU')],
    ['is cut off in a header', cut('form-da')],
    ['is cut off in a field', cut('Dee')],
    ['is cut off after a field', cut('Deed\r\n')],
    ['is cut off in a file', cut('tex')],
    ['is cut off before its end', cut('text\r\n--X-BOUNDARY')],
    ['is cut off in its end', cut('text\r\n--X-BOUNDARY-')],
  ])('%s', async (_, body) => {
    expect(await problemOf(() => read(body))).toEqual(BROKEN);
  });

  test.each([
    ['neither its type nor its first line names a boundary', 'a=b', 'multipart/form-data', NO_BOUNDARY],
    ['its first line is too long', `--${'b'.repeat(71)}`, 'multipart/form-data', NO_BOUNDARY],
    ['its boundary is too long', whole, `multipart/form-data; boundary=${'b'.repeat(200)}`, BROKEN],
    ['a line has more than its boundary', whole, 'multipart/form-data; boundary=X-BOUND', BROKEN],
  ])('cannot be read, since %s', async (_, body, contentType, problem) => {
    expect(await problemOf(() => read(body, contentType))).toEqual(problem);
  });

  test.each([
    ['has a part without a name', [part(DISPOSITION)], 'The form has a part without a name.'],
    [
      'has a file without a name',
      [part(`${DISPOSITION}; filename="a.txt"`)],
      'The form has a part without a name.',
    ],
    [
      'has a header that is too long',
      [part(`${DISPOSITION}; name="${'a'.repeat(64 * 1024)}"`)],
      'The form has a part with a header that is too long.',
    ],
    [
      'has too many fields',
      Array.from({ length: 21 }, (_, i) => field(`a${i}`)),
      'The form has too many fields.',
    ],
    ['has too many files', [file('a'), file('b')], 'The form has too many files.'],
    [
      'has a field that is too long',
      [field('name', 'x'.repeat(128 * 1024 + 1))],
      "The form's field name is too long.",
    ],
  ])('%s', async (_, parts, message) => {
    expect(await problemOf(() => read(form(...parts)))).toEqual(invalid(message));
  });

  test('has too many parts', async () => {
    const parts = [...Array.from({ length: 20 }, (_, index) => field(`a${index}`)), file('a'), field('b')];
    expect(await problemOf(() => read(form(...parts)))).toMatchObject({ code: 'invalid-request' });
  });

  test('has a file over the size limit, and names the direct upload', async () => {
    expect((await read(form(file('a', 'x'.repeat(MAXIMUM))))).files['resource']?.bytes).toHaveLength(MAXIMUM);
    expect(await problemOf(() => read(form(file('a', 'x'.repeat(MAXIMUM + 1)))))).toEqual({
      code: 'too-large',
      message:
        'A file here must be at most 1000 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource.',
    });
  });
});

test('any body is read or refused, quickly, and without another error', async () => {
  const pieces = fc.constantFrom(
    `--${BOUNDARY}`,
    '--',
    '\r\n',
    `${DISPOSITION}; name="a"`,
    `${DISPOSITION}; name="resource"; filename="a"`,
    field('a'),
    file('a'),
    'Content-Type: multipart/mixed; boundary=x',
    '\0',
    'ä',
  );
  const bodies = fc.oneof(
    fc.array(pieces, { maxLength: 12 }).map((all) => Buffer.from(all.join(''))),
    fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(bodies, fc.boolean(), async (body, ends) => {
      try {
        const end = Buffer.from(ends ? `\r\n--${BOUNDARY}--\r\n` : '');
        expect(Object.keys(await read(Buffer.concat([body, end])))).toEqual(['fields', 'files']);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
      }
    }),
    examples(500),
  );
});

import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { base64, basic, contentAt, created, dateIn, expirationIn, newText } from './support/content.ts';
import { mediaTypes, newFile } from './support/media-files.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const credentials = basic(target.client_id, target.client_secret);
const content = contentAt(target.base_url, credentials);

const text = async (location: string) => (await fetch(location)).text();

describe('an upload', () => {
  test("returns id, date, size, type and the file's address", async () => {
    const file = newText();
    const { location, ...told } = await content.uploaded(file);
    expect(told).toEqual({
      id: told.id,
      expirationDate: expirationIn(30),
      size: file.length,
      contentType: 'text/plain',
    });
    expect(await text(location)).toBe(file.toString());
  });

  test.each([1, 30, 364])('is kept until the given date, in %i days', async (days) => {
    const told = await content.uploaded(newText(), { expirationDate: dateIn(days) });
    expect(told.expirationDate).toBe(expirationIn(days));
  });

  test('is kept for thirty days if the date is null', async () => {
    const told = await content.uploaded(newText(), { expirationDate: null });
    expect(told.expirationDate).toBe(expirationIn(30));
  });

  test('may have one byte', async () => {
    const answer = await content.upload({ content: '/w==' });
    expect([201, 302]).toContain(answer.status);
    expect(JSON.parse(answer.text)).toMatchObject({ size: 1, contentType: 'application/octet-stream' });
  });

  test.each(['text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'])(
    'is read as JSON with the content type %s',
    async (type) => {
      const file = newText();
      const headers = { authorization: credentials, 'content-type': type };
      const body = JSON.stringify({ content: base64(file) });
      const answer = await apiAt(target.base_url).send({
        method: 'POST',
        path: '/cms/v2/content',
        headers,
        body,
      });
      expect(created(answer).size).toBe(file.length);
    },
  );

  test('may have any fields before and after the content', async () => {
    const body = `{ "expirationDate" : "${dateIn(5)}" ,\n "content" : "${base64(newText())}" }`;
    expect(created(await content.uploadText(body)).expirationDate).toBe(expirationIn(5));
  });
});

describe('a file has the type of its bytes', () => {
  const tail = newText().toString();

  test.each<[string, Buffer, string]>([
    ...mediaTypes.map((type): [string, Buffer, string] => [type, newFile(type), 'inline']),
    ['text/plain', Buffer.from(`Überall nur Text\n${tail}`), 'inline'],
    ['text/plain', Buffer.from(`<!doctype html><script>alert(1)</script>${tail}`), 'inline'],
    [
      'text/plain',
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>${tail}`),
      'inline',
    ],
    ['application/xml', Buffer.from(`<?xml version="1.0"?><svg/>${tail}`), 'attachment'],
    ['application/zip', Buffer.from(`PK\x03\x04${'\0'.repeat(26)}${tail}`), 'attachment'],
    ['application/octet-stream', Buffer.from(`\0\x01\x02\x03${tail}`), 'attachment'],
  ])('%s', async (type, file, disposition) => {
    const { contentType, location } = await content.uploaded(file);
    const response = await fetch(location);
    const served = response.headers.get('content-disposition')?.replace(/;.*$/, '');
    expect([contentType, response.status, response.headers.get('content-type'), served]).toEqual([
      type,
      200,
      type,
      disposition,
    ]);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(file);
  });
});

describe('accepts base64', () => {
  /** Bytes whose base64 has slashes, plus signs and padding. */
  const file = () => Buffer.concat([Buffer.from('ffffbefbefbe', 'hex'), newText(), Buffer.from('x')]);
  const lines = (encoded: string, end: string) => encoded.replaceAll(/.{20}/g, (line) => line + end);

  test.each<[string, (encoded: string) => string]>([
    ['padded', (encoded) => encoded],
    ['unpadded', (encoded) => encoded.replaceAll('=', '')],
    ['in lines', (encoded) => lines(encoded, '\\n')],
    ['in lines as in e-mail', (encoded) => lines(encoded, '\\r\\n')],
    ['with a line break at the end', (encoded) => `${encoded}\\r\\n`],
    ['with a line break at the beginning', (encoded) => `\\n${encoded}`],
    ['with escaped slashes', (encoded) => encoded.replaceAll('/', '\\/')],
    ['with escaped characters', (encoded) => encoded.replaceAll('+', '\\u002B')],
  ])('%s', async (_, written) => {
    const original = file();
    const answer = await content.uploadText(`{"content":"${written(base64(original))}"}`);
    const response = await fetch(created(answer).location);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(original);
  });
});

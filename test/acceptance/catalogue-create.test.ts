import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { catalogueAt, createdEntry, filePart, formOf, newWord, textParts } from './support/catalogue.ts';
import { contentAt, newText } from './support/content.ts';
import { mediaTypes, newFile } from './support/media-files.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const catalogue = catalogueAt(target.base_url, `Token ${token}`);

const FILE = filePart('Hello');

/** The name under which a browser saves the file behind a resource's URL. */
async function savedAs(id: string): Promise<string> {
  const link = new URL(await api.link(id));
  const disposition = link.searchParams.get('response-content-disposition') ?? '';
  return decodeURIComponent(disposition.replace(/^.*''/, ''));
}

/** Creates a resource from a form with this file. */
async function createdOf(part: ReturnType<typeof filePart>) {
  return createdEntry(await catalogue.postForm('/resources/', [...textParts({ name: 'File' }), part]));
}

describe('the file of a form', () => {
  test('is served unchanged', async () => {
    const bytes = Buffer.concat([
      newFile('image/png'),
      Buffer.from('\r\n-separator-\r\n--\r\n\0\xff', 'latin1'),
    ]);
    const { resource, mime_type } = await createdOf(filePart(bytes, 'a.png'));
    const answer = await fetch(resource);
    expect(mime_type).toBe('image/png');
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  test.each(mediaTypes)('has the type of its bytes, whatever the form says: %s', async (type) => {
    const { mime_type } = await createdOf(filePart(newFile(type), 'page.html', 'text/html'));
    expect(mime_type).toBe(type);
  });

  test.each([
    ['application/x-something', 'application/x-something'],
    ['Application/X-Something', 'application/x-something'],
    ['nonsense', 'application/octet-stream'],
    ['a/b/c', 'application/octet-stream'],
    ['', 'text/plain'],
  ])('has the type "%s" if its bytes match no known type', async (said, type) => {
    const { mime_type } = await createdOf(filePart(Buffer.from('000102', 'hex'), 'a', said));
    expect(mime_type).toBe(type);
  });

  test('is never a page that a browser runs', async () => {
    const { resource } = await createdOf(filePart('<script>alert(1)</script>', 'a.html', 'text/html'));
    const { headers } = await fetch(resource);
    expect(headers.get('content-type')).toBe('text/plain');
  });

  test.each([
    ['contract.txt', 'contract.txt'],
    ['договор № 1.txt', 'договор_№_1.txt'],
    ['契約書.txt', '契約書.txt'],
    ['😀.txt', '😀.txt'],
    ['my file.txt', 'my_file.txt'],
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Documents\\contract.txt', 'contract.txt'],
    ['..', 'file.txt'],
    ['=1+1.csv', '=1+1.csv'],
    ['a;b.txt', 'a;b.txt'],
    ['', 'file.txt'],
    ['/', 'file.txt'],
    ['a\u202etxt.exe', 'file.txt'],
    [`${'n'.repeat(256)}.txt`, 'file.txt'],
    ['n'.repeat(255), 'n'.repeat(255)],
    ['\u{20000}'.repeat(255), '\u{20000}'.repeat(255)],
  ])('called "%s" is saved as "%s"', async (fileName, saved) => {
    const { id, resource } = await createdOf(filePart('Hello', fileName));
    expect(await savedAs(id)).toBe(saved);
    expect(await (await fetch(resource)).text()).toBe('Hello');
  });
});

describe('a form is accepted', () => {
  test('from curl -F with the content type multipart/formdata', async () => {
    const { headers, body } = formOf([...textParts({ name: 'Deed' }), FILE], 'multipart/formdata');
    const attachments = body.toString().replaceAll('form-data;', 'attachment;');
    const created = createdEntry(await catalogue.postBytes(attachments, headers['content-type']));
    expect(created).toMatchObject({ name: 'Deed', mime_type: 'text/plain' });
  });

  test('in one line, with a file uploaded before', async () => {
    const { resource } = await catalogue.created();
    const form = new URLSearchParams({ name: 'Deed of Ann', archived: 'True', resource });
    const created = createdEntry(
      await catalogue.postBytes(form.toString(), 'application/x-www-form-urlencoded; charset=utf-8'),
    );
    expect(created).toMatchObject({ name: 'Deed of Ann', archived: true, resource });
  });

  test('if it is JSON with the content type of a form', async () => {
    const { resource } = await catalogue.created();
    const body = JSON.stringify({ name: 'Deed', resource });
    const created = createdEntry(await catalogue.postBytes(body, 'application/x-www-form-urlencoded'));
    expect(created).toMatchObject({ name: 'Deed', resource });
  });
});

describe('the description of a resource', () => {
  test.each([
    '=1+1',
    '@SUM(A1:A2)',
    '+1',
    '-1',
    '"quoted"',
    '<b>bold</b>',
    "'; DROP TABLE resources; --",
    '{{7*7}}',
    '__proto__',
    'null',
    'Grundstücksvertrag',
    '契約書',
    '😀😀',
    'e\u0301',
    'a\u202eb',
    'line\nline',
    'a\0b',
    '\u{20000}'.repeat(200),
    'İ'.repeat(200),
  ])('keeps every name unchanged: %j', async (name) => {
    const texts = { name, description: name, entity_id: name };
    for (const answer of [
      await catalogue.postForm('/resources/', [...textParts(texts), FILE]),
      await catalogue.post('/resources/', { ...texts, resource: (await catalogue.created()).resource }),
    ]) {
      const created = createdEntry(answer);
      expect(created).toMatchObject(texts);
      expect(await catalogue.entry(created.id)).toEqual(created);
    }
  });

  test('trims texts', async () => {
    const texts = { name: ' \t Contract\n', description: '  \u00a0 ', entity_id: ' 7 ' };
    const created = createdEntry(await catalogue.postForm('/resources/', [...textParts(texts), FILE]));
    expect(created).toMatchObject({ name: 'Contract', description: '', entity_id: '7' });
  });

  test.each([
    ['true', true],
    ['True', true],
    ['false', false],
    ['False', false],
  ])('takes archived as "%s" in a form', async (archived, told) => {
    const created = await catalogue.created({ archived });
    expect(created.archived).toBe(told);
  });

  test.each([true, false])('takes archived as %s in JSON', async (archived) => {
    const { resource } = await catalogue.created();
    const created = createdEntry(await catalogue.post('/resources/', { name: 'A', resource, archived }));
    expect(created.archived).toBe(archived);
  });

  test.each([
    'party',
    'party_relationship',
    'spatial_unit',
    'spatial_unit_relationship',
    'tenure_relationship',
    'organization',
    'project',
    'questionnaire',
    'question',
    'parcel',
  ])('takes the entity_type %s', async (entity_type) => {
    const created = await catalogue.created({ entity_type, entity_id: '7' });
    expect(await catalogue.entry(created.id)).toMatchObject({ entity_type, entity_id: '7' });
  });

  test.each([
    [{}],
    [{ owner: 'Ann', pages: 3, signed: true, parties: ['a', { b: [] }], 'a.b': 'c', '': undefined }],
    [{ 'key with spaces': '', ключ: '値', '#a0': ':v0', name: 'other', list: 'other', ['__proto__x']: 1 }],
    [Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`key${index}`, index]))],
    [{ text: 'a'.repeat(64 * 1024 - 11) }],
  ])('keeps attributes: %j', async (attributes) => {
    const kept = JSON.parse(JSON.stringify(attributes));
    const form = await catalogue.created({ attributes: JSON.stringify(attributes) });
    const { resource } = await catalogue.created();
    const json = createdEntry(await catalogue.post('/resources/', { name: 'A', resource, attributes }));
    for (const created of [form, json]) {
      expect(created.attributes).toEqual(kept);
      expect((await catalogue.entry(created.id)).attributes).toEqual(kept);
    }
  });

  test('drops an attribute that is null', async () => {
    const created = await catalogue.created({ attributes: '{"a": null, "b": {"c": null}}' });
    expect(created.attributes).toEqual({ b: { c: null } });
  });

  test.each([
    ['many words', Array.from({ length: 1200 }, (_, index) => `w${index}`).join(' ')],
    ['one long word', 'x'.repeat(10_000)],
    ['long words of four-byte letters', `${'\u{20000}'.repeat(5000)} ${'\u{20001}'.repeat(4000)}`],
  ])('may have %s, and a search finds them', async (_, text) => {
    const word = newWord();
    const description = `${text.slice(0, 9900)}${word}`;
    const { id } = await catalogue.created({ description });
    const [found] = (await catalogue.pages(`/resources/?search=${word.slice(1)}`)).flat();
    expect(found).toMatchObject({ id, description });
  });
});

describe('POST of a file uploaded before', () => {
  /** The ways to name the file with this id. */
  const ways: [string, (id: string) => string][] = [
    ['its ref://', (id) => `ref://${id}`],
    ['its URL', (id) => `${target.base_url}/v1/resources/${id}`],
    ['its ref:// in quotes', (id) => `"ref://${id}"`],
    ['its URL in quotes', (id) => `"${target.base_url}/v1/resources/${id}"`],
    ['its ref:// in capitals', (id) => `ref://${id.toUpperCase()}`],
    ['its ref:// between spaces', (id) => ` ref://${id}\n`],
  ];

  test.each(ways)('describes a file of /v1/resources, named by %s', async (_, written) => {
    const reservation = await api.reserve(token, { mode: 'persistent_reference', mime_type: 'image/png' });
    await upload(reservation, 'Hello');
    const { id } = reservation;
    const created = createdEntry(
      await catalogue.post('/resources/', { name: 'Scan', resource: written(id) }),
    );
    expect(created).toMatchObject({ id, name: 'Scan', mime_type: 'image/png' });
    expect(await (await fetch(created.resource)).text()).toBe('Hello');
  });

  test.each(ways)('describes a file of /cms, named by %s', async (_, written) => {
    const file = newText();
    const { id } = await contentAt(target.base_url, `Bearer ${token}`).uploaded(file);
    const parts = textParts({ name: 'Text', resource: written(id) });
    const created = createdEntry(await catalogue.postForm('/resources/', parts));
    expect(created).toMatchObject({ id, name: 'Text', mime_type: 'text/plain' });
    expect(await (await fetch(created.resource)).text()).toBe(file.toString());
  });

  test('replaces the whole description the second time', async () => {
    const [before, after] = [newWord(), newWord()];
    const attributes = '{"a": 1, "b": 2}';
    const { id, resource } = await catalogue.created({
      name: before,
      description: before,
      attributes,
      archived: 'true',
      entity_type: 'party',
      entity_id: '7',
    });
    const wanted = { name: after, attributes: { b: 3 }, resource };
    const created = createdEntry(await catalogue.post('/resources/', wanted));
    expect(created).toEqual({
      id,
      resource,
      name: after,
      description: '',
      attributes: { b: 3 },
      archived: false,
      entity_type: null,
      mime_type: 'text/plain',
    });
    expect(await catalogue.entry(id)).toEqual(created);
    expect(await catalogue.list(`/resources/?search=${before}`)).toEqual([]);
    expect(await catalogue.list(`/resources/?search=${after}&entity_type=party`)).toEqual([]);
    expect(await catalogue.list(`/resources/?search=${after}&ordering=name&active=true`)).toEqual([created]);
  });
});

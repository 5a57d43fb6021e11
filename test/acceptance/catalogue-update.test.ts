import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  catalogueAt,
  DOES_NOT_EXIST,
  filePart,
  invalid,
  newWord,
  textParts,
  toldEntry,
} from './support/catalogue.ts';
import { newFile } from './support/media-files.ts';
import { GONE, outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const catalogue = catalogueAt(target.base_url, `Token ${await api.token(target)}`);

const WHOLE = {
  description: 'A description',
  archived: 'true',
  attributes: '{"a": 1, "b": {"c": 2}}',
  entity_type: 'party',
  entity_id: '7',
};

describe('PATCH', () => {
  test.each<[object, object]>([
    [{}, {}],
    [{ name: 'Deed' }, { name: 'Deed' }],
    [{ name: '  =1+1 ' }, { name: '=1+1' }],
    [{ description: 'Other' }, { description: 'Other' }],
    [{ description: '' }, { description: '' }],
    [{ archived: false }, { archived: false }],
    [{ archived: 'False' }, { archived: false }],
    [{ attributes: {} }, {}],
    [{ attributes: { d: [3] } }, { attributes: { a: 1, b: { c: 2 }, d: [3] } }],
    [{ attributes: { b: 'two' } }, { attributes: { a: 1, b: 'two' } }],
    [{ attributes: { b: { d: 4 } } }, { attributes: { a: 1, b: { d: 4 } } }],
    [{ attributes: { a: null, x: null } }, { attributes: { b: { c: 2 } } }],
    [{ attributes: '{"a": null, "e": 5}' }, { attributes: { b: { c: 2 }, e: 5 } }],
    [
      { name: 'Deed', description: 'Other', archived: false, attributes: { a: null, b: null } },
      { name: 'Deed', description: 'Other', archived: false, attributes: {} },
    ],
  ])('with %j changes only these fields', async (change, told) => {
    const before = await catalogue.created(WHOLE);
    const answer = outcome(await catalogue.patch(before.id, change));
    expect(answer).toEqual({ status: 200, body: { ...before, ...told } });
    expect(await catalogue.entry(before.id)).toEqual(answer.body);
  });

  test('with a form changes the same fields', async () => {
    const before = await catalogue.created(WHOLE);
    const change = { name: 'Deed', archived: 'false', attributes: '{"a": null, "f": 6}' };
    const changed = toldEntry(await catalogue.patchForm(before.id, textParts(change)));
    const attributes = { b: { c: 2 }, f: 6 };
    expect(changed).toEqual({ ...before, name: 'Deed', archived: false, attributes });
  });

  test('can be repeated', async () => {
    const { id } = await catalogue.created();
    for (let index = 0; index < 10; index += 1) {
      const name = newWord();
      expect(toldEntry(await catalogue.patch(id, { name }))).toMatchObject({ name });
      const [found] = await catalogue.list(`/resources/?search=${name}&ordering=name`);
      expect(found).toMatchObject({ id, name });
    }
  });
});

const REQUIRED = 'This field is required';
const FIXED = 'This field cannot be changed';
const KEYS_THERE = 'This must have at most 200 keys, with what is there already';
const BYTES_THERE = 'This must be at most 65536 bytes of JSON, with what is there already';

describe('PATCH changes nothing if a field is wrong:', () => {
  test.each<[object, object]>([
    [{ name: '' }, { name: REQUIRED }],
    [{ name: ' ' }, { name: REQUIRED }],
    [{ name: null }, { name: 'This must be a string' }],
    [{ name: 'n'.repeat(201) }, { name: 'This must be at most 200 characters long' }],
    [{ description: null }, { description: 'This must be a string' }],
    [{ archived: 'no' }, { archived: 'This must be true or false' }],
    [{ attributes: null }, { attributes: 'This must be a JSON object' }],
    [{ id: 'x' }, { id: FIXED }],
    [{ entity_type: 'parcel' }, { entity_type: FIXED }],
    [{ entity_type: 'x' }, { entity_type: FIXED }],
    [{ entity_id: '8' }, { entity_id: FIXED }],
    [{ mime_type: 'image/png' }, { mime_type: 'This field is not known' }],
    [{ resource: 'ref://x' }, { resource: 'This must be a file: a new one takes the place of the old' }],
    [{ resource: '' }, { resource: 'This must be a file: a new one takes the place of the old' }],
    [{ name: 'Deed', archived: 3 }, { archived: 'This must be true or false' }],
    [{ attributes: { c: 'c'.repeat(64 * 1024 - 9) } }, { attributes: BYTES_THERE }],
    [
      { attributes: Object.fromEntries(Array.from({ length: 199 }, (_, index) => [index, 0])) },
      { attributes: KEYS_THERE },
    ],
  ])('%j', async (change, messages) => {
    const before = await catalogue.created(WHOLE);
    expect(outcome(await catalogue.patch(before.id, change))).toEqual({ status: 400, body: messages });
    expect(await catalogue.entry(before.id)).toEqual(before);
  });

  test('an empty file', async () => {
    const before = await catalogue.created(WHOLE);
    const answer = await catalogue.patchForm(before.id, [filePart('')]);
    expect(outcome(answer)).toEqual(invalid({ resource: 'The file is empty' }));
    expect(await catalogue.entry(before.id)).toEqual(before);
  });

  test.runIf(target.maximum_content_bytes)('a file over the size limit', async () => {
    const before = await catalogue.created(WHOLE);
    const large = Buffer.alloc((target.maximum_content_bytes ?? 0) + 1);
    const answer = outcome(await catalogue.patchForm(before.id, [filePart(large)]));
    expect(answer).toEqual({
      status: 413,
      body: { error: expect.stringContaining('upload it with POST /v1/resources') },
    });
    expect(await catalogue.entry(before.id)).toEqual(before);
  });
});

describe('a new file', () => {
  test('replaces the old one at the same URL', async () => {
    const before = await catalogue.created();
    const oldLink = await api.link(before.id);
    const picture = newFile('image/png');
    const parts = [...textParts({ description: 'Now a picture' }), filePart(picture, 'new.png')];
    const changed = toldEntry(await catalogue.patchForm(before.id, parts));
    expect(changed).toEqual({ ...before, description: 'Now a picture', mime_type: 'image/png' });
    const answer = await fetch(before.resource);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('content-disposition')).toContain('new.png');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture);
    expect((await fetch(oldLink)).status).toBe(404);
  });

  test('can be replaced again', async () => {
    const { id, resource } = await catalogue.created();
    for (const text of ['one', 'two', 'three']) {
      const oldLink = await api.link(id);
      expect((await catalogue.patchForm(id, [filePart(text)])).status).toBe(200);
      expect(await (await fetch(resource)).text()).toBe(text);
      expect((await fetch(oldLink)).status).toBe(404);
    }
  });

  test('is deleted with the resource', async () => {
    const { id } = await catalogue.created();
    await catalogue.patchForm(id, [filePart('new')]);
    const link = await api.link(id);
    await catalogue.remove(id);
    expect((await fetch(link)).status).toBe(404);
    expect(outcome(await api.get(id))).toEqual(refusal(410, GONE));
  });

  test('is one of those sent concurrently', async () => {
    const { id, resource } = await catalogue.created();
    const texts = ['one', 'two', 'three', 'four'];
    const answers = await Promise.all(texts.map((text) => catalogue.patchForm(id, [filePart(text)])));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(texts).toContain(await (await fetch(resource)).text());
  });
});

describe('concurrently,', () => {
  test('changes of twenty attributes all take effect', async () => {
    const { id } = await catalogue.created();
    const keys = Array.from({ length: 20 }, (_, index) => `key${index}`);
    const answers = await Promise.all(keys.map((key) => catalogue.patch(id, { attributes: { [key]: key } })));
    expect(answers.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const { attributes } = await catalogue.entry(id);
    expect(attributes).toEqual(Object.fromEntries(keys.map((key) => [key, key])));
  });

  test('changes of different fields all take effect, in every list', async () => {
    const [name, description] = [newWord(), newWord()];
    const { id } = await catalogue.created();
    await Promise.all(
      [{ name }, { description }, { archived: true }, { attributes: { a: 1 } }].map((change) =>
        catalogue.patch(id, change),
      ),
    );
    const expected = { id, name, description, archived: true, attributes: { a: 1 } };
    expect(await catalogue.entry(id)).toMatchObject(expected);
    for (const word of [name, description]) {
      for (const query of ['', '&active=false', '&ordering=name', '&ordering=-created&active=false']) {
        const [found] = (await catalogue.pages(`/resources/?search=${word}${query}`)).flat();
        expect(found).toMatchObject(expected);
      }
    }
  });

  test('changes and a deletion leave nothing', async () => {
    const { id } = await catalogue.created();
    const changes = Array.from({ length: 10 }, (_, index) => catalogue.patch(id, { name: `n${index}` }));
    const removal = catalogue.remove(id);
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect((await removal).status).toBe(204);
    expect(outcome(await catalogue.get(`/resources/${id}/`))).toEqual(DOES_NOT_EXIST);
  });

  test('deletions answer 204 or 404', async () => {
    const { id } = await catalogue.created();
    const answers = await Promise.all([1, 2, 3, 4].map(() => catalogue.remove(id)));
    expect(answers.map(({ status }) => status)).toContain(204);
    expect(answers.every(({ status }) => status === 204 || status === 404)).toBe(true);
  });
});

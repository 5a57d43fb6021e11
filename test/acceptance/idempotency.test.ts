import { describe, expect, test } from 'vitest';
import { apiAt, granted, JSON_TYPE, SAMPLE } from './support/api.ts';
import { catalogueAt, createdEntry, filePart, formOf, textParts } from './support/catalogue.ts';
import { outcome } from './support/problems.ts';
import { UPLOADED, upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const create = (key: string, fields: object = {}, as = token) =>
  api.send({
    method: 'POST',
    path: '/v1/resources',
    token: as,
    headers: { 'content-type': JSON_TYPE, 'idempotency-key': key },
    body: JSON.stringify({ ...SAMPLE, ...fields }),
  });

const newKey = () => crypto.randomUUID();

describe('a request with an idempotency key', () => {
  test('makes one resource, however often it is sent, and gets a fresh form each time', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => create(key)));
    const reservations = answers.map(granted);
    expect(new Set(reservations.map(({ id }) => id)).size).toBe(1);
    const [first, ...others] = reservations;
    for (const { uri, expires_at } of others)
      expect({ uri, expires_at }).toEqual({
        uri: first?.uri,
        expires_at: first?.expires_at,
      });
    const last = granted(await create(key));
    expect(await upload(last, 'some bytes')).toEqual(UPLOADED);
  });

  test('gets the same id and address, but no form, once the file exists', async () => {
    const key = newKey();
    const reservation = granted(await create(key, { mode: 'persistent_reference' }));
    await upload(reservation, 'some bytes');
    const { id, uri } = reservation;
    expect(outcome(await create(key, { mode: 'persistent_reference' }))).toEqual({
      status: 200,
      body: { id, uri, expires_at: null, signed_request: null, upload_expires_at: null },
    });
  });

  test('is 410 after the resource has ended', async () => {
    const key = newKey();
    const { id } = granted(await create(key));
    await api.remove(token, id);
    expect((await create(key)).status).toBe(410);
  });

  test.each([{ file_name: 'other.jpg' }, { expire: 60 }, { tags: ['a'] }, { mode: 'persistent_reference' }])(
    'is refused if the key was used for another request: %j',
    async (change) => {
      const key = newKey();
      granted(await create(key));
      expect(outcome(await create(key, change))).toMatchObject({
        status: 422,
        body: { error: { message: 'The Idempotency-Key was used for another request: use a new one.' } },
      });
    },
  );

  test('is the same with the key in quotes, or the fields in another order', async () => {
    const key = newKey();
    const { id } = granted(await create(key));
    const { mime_type, ...others } = SAMPLE;
    const again = await api.send({
      method: 'POST',
      path: '/v1/resources',
      token,
      headers: { 'content-type': JSON_TYPE, 'idempotency-key': `"${key}"` },
      body: JSON.stringify({ ...others, mime_type }),
    });
    expect(granted(again).id).toBe(id);
  });

  test.runIf(target.other)('belongs to its account only', async () => {
    const key = newKey();
    const stranger = await api.token(target.other ?? target);
    expect(granted(await create(key)).id).not.toBe(granted(await create(key, {}, stranger)).id);
  });

  test.each(['', 'a b', 'x'.repeat(256), 'ü'])('is refused with the key %j', async (key) => {
    expect(outcome(await create(key))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('Idempotency-Key must have 1 to 255') } },
    });
  });
});

describe('a form of the catalogue with an idempotency key', () => {
  const put = (key: string, file = 'Hello', texts: Readonly<Record<string, string>> = {}) => {
    const form = formOf([...textParts({ name: 'Contract', ...texts }), filePart(file)]);
    const headers = { ...form.headers, 'idempotency-key': key };
    return api.send({ method: 'POST', path: '/resources/', token, headers, body: form.body });
  };

  test('is stored once, and answered the same twice', async () => {
    const key = newKey();
    const first = createdEntry(await put(key));
    expect(createdEntry(await put(key))).toEqual(first);
  });

  test('is answered with the current state of the resource', async () => {
    const key = newKey();
    const { id } = createdEntry(await put(key));
    await catalogueAt(target.base_url, `Bearer ${token}`).patch(id, { name: 'Renamed' });
    expect(createdEntry(await put(key))).toMatchObject({ id, name: 'Renamed' });
  });

  test.each([
    ['other bytes', 'Other', {}],
    ['another name', 'Hello', { name: 'Deed' }],
  ] as const)('is refused with %s', async (_, file, texts) => {
    const key = newKey();
    createdEntry(await put(key));
    expect((await put(key, file, texts)).status).toBe(422);
  });
});

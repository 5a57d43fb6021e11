import { describe, expect, test } from 'vitest';
import { PATIENCE } from '../support/patience.ts';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { newContainer } from './support/grouping.ts';
import { outcome } from './support/problems.ts';
import { upload } from './support/store.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

/** A word that no other test uses. */
const unique = () => `w${crypto.randomUUID().replaceAll('-', '')}`;

const status = (id: string, as = token) => api.send({ path: `/v1/resources/${id}/status`, token: as });

const update = (id: string, change: unknown, as = token) =>
  api.send({
    method: 'PATCH',
    path: `/v1/resources/${id}`,
    token: as,
    headers: { 'content-type': JSON_TYPE },
    body: JSON.stringify(change),
  });

/** Uploads a file, and resolves to its id once the service has recorded it. */
async function uploaded(fields: object = {}): Promise<string> {
  const reservation = await api.reserve(token, fields);
  await upload(reservation, 'some bytes');
  await expect.poll(async () => (await list(`tag=${tagOf(fields)}`)).ids, PATIENCE).toContain(reservation.id);
  return reservation.id;
}

const tagOf = (fields: object) => ('tags' in fields && Array.isArray(fields.tags) ? fields.tags[0] : '');

async function list(query: string, as = token) {
  const answer = await api.send({ path: `/v1/resources?${query}`, token: as });
  expect(answer.status, answer.text).toBe(200);
  const { resources, cursor }: { resources: { id: string }[]; cursor: string | null } = JSON.parse(
    answer.text,
  );
  return { ids: resources.map(({ id }) => id), resources, cursor, headers: answer.headers };
}

describe('the status of a resource', () => {
  test('shows that the upload is pending, and everything known', async () => {
    const { id, uri, expires_at } = await api.reserve(token, { expire: 300, tags: ['a'] });
    expect(outcome(await status(id))).toEqual({
      status: 200,
      body: {
        id,
        status: 'reserved',
        file_name: 'test.jpg',
        mime_type: 'image/jpg',
        size: null,
        etag: null,
        sha256: null,
        container_id: null,
        tags: ['a'],
        created_at: expect.stringMatching(/Z$/),
        uploaded_at: null,
        expires_at,
        uri,
      },
    });
  });

  test('shows at once that a file has arrived', async () => {
    const reservation = await api.reserve(token, { mode: 'persistent_reference' });
    await upload(reservation, 'some bytes');
    expect(outcome(await status(reservation.id))).toMatchObject({
      body: {
        status: 'available',
        size: 10,
        etag: expect.stringMatching(/^[0-9a-f]{32}$/),
        uploaded_at: expect.stringMatching(/Z$/),
        expires_at: null,
        uri: `ref://${reservation.id}`,
      },
    });
  });

  test('is remembered after a deletion', async () => {
    const { id } = await api.reserve(token);
    await api.remove(token, id);
    expect(outcome(await status(id))).toMatchObject({ status: 200, body: { status: 'deleted' } });
  });

  test.each(['nothing', '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f'])('of %s is 404', async (id) => {
    expect((await status(id)).status).toBe(404);
  });

  test.runIf(target.other)("of another account's resource is 404", async () => {
    const { id } = await api.reserve(token);
    const stranger = await api.token(target.other ?? target);
    expect([(await status(id, stranger)).status, (await update(id, {}, stranger)).status]).toEqual([
      404, 404,
    ]);
  });
});

describe('the list of uploads', () => {
  test('shows only uploaded resources, newest first', async () => {
    const tag = unique();
    const first = await uploaded({ tags: [tag] });
    const second = await uploaded({ tags: [tag] });
    const deleted = await uploaded({ tags: [tag] });
    await api.reserve(token, { tags: [tag] });
    await api.remove(token, deleted);
    await expect.poll(async () => (await list(`tag=${tag}`)).ids, PATIENCE).toEqual([second, first]);
    expect((await list(`tag=${tag}`)).resources[0]).toEqual(JSON.parse((await status(second)).text));
  });

  test('is read page by page', async () => {
    const tag = unique();
    const ids = [
      await uploaded({ tags: [tag] }),
      await uploaded({ tags: [tag] }),
      await uploaded({ tags: [tag] }),
    ];
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page = await list(`tag=${tag}&sort=created_at&limit=1${cursor && `&cursor=${cursor}`}`);
      expect(page.ids.length).toBeLessThanOrEqual(1);
      expect(page.headers['link'] ?? null).toEqual(page.cursor && expect.stringContaining(page.cursor));
      found.push(...page.ids);
      cursor = page.cursor;
    }
    expect(found).toEqual(ids);
  });

  test('combines all filters and a search', async () => {
    const tag = unique();
    const word = unique();
    const container = await newContainer(target.base_url, token);
    const fields = { tags: [tag], container_id: container, file_name: `${word}.png`, mime_type: 'image/png' };
    const id = await uploaded(fields);
    await uploaded({ ...fields, mime_type: 'text/plain', file_name: 'plan.txt' });
    const { created_at: created } = JSON.parse((await status(id)).text);
    const all = [
      'status=available',
      'mime_type=image/*',
      `container_id=${container}`,
      `tag=${tag}`,
      `created_from=${created}`,
      `created_until=${new Date(Date.parse(created) + 1000).toISOString()}`,
      `q=${word.slice(0, 12)}`,
      'sort=name',
    ];
    for (const query of [`tag=${tag}&mime_type=image/png`, `tag=${tag}&q=${word}`, all.join('&')])
      expect((await list(query)).ids, query).toEqual([id]);
    for (const other of [
      'mime_type=video/*',
      'tag=other',
      'container_id=0123456789abcdef01234567',
      'created_until=2020-01-01T00:00:00Z',
      'created_from=2999-01-01T00:00:00Z',
      'q=nothing',
    ]) {
      const query = [...all.filter((one) => one.split('=')[0] !== other.split('=')[0]), other].join('&');
      expect((await list(query)).ids, query).toEqual([]);
    }
    expect((await list(`tag=${tag}&sort=name`)).ids.at(-1)).toBe(id);
  });

  test.each([
    ['status=reserved', 'status must be one of uploading, available'],
    ['limit=0', 'limit must be a whole number from 1 to 1000'],
    ['limit=1001', 'limit must be a whole number from 1 to 1000'],
    ['sort=size', 'sort must be one of created_at, -created_at, name, -name'],
    ['cursor=x', 'cursor must be a cursor from an earlier answer'],
    ['created_from=yesterday', 'created_from must be a time in RFC 3339'],
    ['q=', 'q must be 1 to 200 characters'],
    ['tag=a&tag=b', 'tag must not be sent more than once'],
    ['colour=red', 'colour is an unknown field'],
  ])('with %s is refused', async (query, message) => {
    const answer = await api.send({ path: `/v1/resources?${query}`, token });
    expect(outcome(answer)).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });

  test.runIf(target.other)('shows nothing of another account', async () => {
    const tag = unique();
    const id = await uploaded({ tags: [tag] });
    const stranger = await api.token(target.other ?? target);
    expect((await list(`tag=${tag}`, stranger)).ids).toEqual([]);
    expect((await list('', stranger)).ids).not.toContain(id);
  });
});

describe('PATCH of a resource', () => {
  test('shows in its status and its list', async () => {
    const tag = unique();
    const container = await newContainer(target.base_url, token);
    const id = await uploaded({ tags: [tag], expire: 600 });
    const change = { file_name: 'renamed.jpg', container_id: container, tags: [tag, 'b'], expire: 1200 };
    const changed = outcome(await update(id, change));
    expect(changed).toMatchObject({
      status: 200,
      body: { id, file_name: 'renamed.jpg', container_id: container, tags: [tag, 'b'], status: 'available' },
    });
    expect(outcome(await status(id))).toEqual(changed);
    await expect
      .poll(async () => (await list(`container_id=${container}`)).resources, PATIENCE)
      .toEqual([JSON.parse((await status(id)).text)]);
    expect(outcome(await update(id, { container_id: null, tags: [] }))).toMatchObject({
      body: { container_id: null, tags: [], file_name: 'renamed.jpg' },
    });
  });

  test('moves the end to a time', async () => {
    const id = await uploaded({ tags: [unique()], expire: 600 });
    const expires_at = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
    expect(outcome(await update(id, { expires_at }))).toMatchObject({ status: 200, body: { expires_at } });
  });

  test('without fields changes nothing', async () => {
    const id = await uploaded({ tags: [unique()] });
    const before = outcome(await status(id));
    expect(outcome(await update(id, {}))).toEqual(before);
  });

  test.each([
    [{ expire: 0 }, 'expire must be a whole number of seconds'],
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at must be a time'],
    [{ expires_at: 'tomorrow' }, 'expires_at must be a time'],
    [{ expire: 60, expires_at: '2999-01-01T00:00:00Z' }, 'expires_at cannot go with expire'],
    [{ file_name: 'a b' }, 'file_name must not contain spaces'],
    [{ container_id: '0123456789abcdef01234567' }, 'container_id must be the id of a container of yours'],
    [{ tags: 'a' }, 'tags must be a list'],
    [{ mime_type: 'image/png' }, 'mime_type is an unknown field'],
  ])('refuses %j', async (change, message) => {
    const reservation = await api.reserve(token);
    await upload(reservation, 'some bytes');
    expect(outcome(await update(reservation.id, change))).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(message) } },
    });
  });

  test('is 404 before the upload, and 410 after a deletion', async () => {
    const { id } = await api.reserve(token);
    expect((await update(id, { tags: [] })).status).toBe(404);
    await api.remove(token, id);
    expect((await update(id, { tags: [] })).status).toBe(410);
  });
});

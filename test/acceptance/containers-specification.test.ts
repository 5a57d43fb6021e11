import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import {
  containerRefusal,
  containersAt,
  containersIn,
  createdContainer,
  membersIn,
  NO_CLONE,
  NO_CONTAINER,
  NO_TOKEN,
  startedClone,
  toldContainer,
} from './support/containers.ts';
import type { Call } from './support/http.ts';
import { BAD_CREDENTIALS, BAD_TOKEN, NO_PATH, outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);

const newId = () => randomBytes(12).toString('hex');

describe.each(['', '/v1.0', '/v2.0'])('below "%s"', (root) => {
  const containers = containersAt(target.base_url, token, root);

  test('a container is made, listed, shown, changed, cloned and deleted', async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const fields = { name: 'Deeds', description: 'Of the land registry', tags: ['Zelda', 'Link'] };
    const answer = await containers.create(fields);
    const { uri, ...created } = createdContainer(answer);
    const { id, createdAt, orgId } = created;
    expect(uri).toBe(`${target.base_url}${root}/containers/${id}`);
    expect(created).toEqual({ ...fields, id, orgId, createdAt, updatedAt: createdAt });
    // A remote target has another clock.
    expect(Math.abs(Date.parse(createdAt) - before)).toBeLessThan(60_000);

    expect(toldContainer(await api.send({ path: new URL(uri).pathname, token }))).toEqual(created);
    const { data } = containersIn(await containers.list('{"sort":"-createdAt"}'));
    expect(data.find((one) => one.id === id)).toEqual(created);
    expect(membersIn(await containers.resources(id))).toEqual({ data: [], cursor: null });

    const changed = await containers.updated(id, { description: 'Old ones' });
    expect(changed).toEqual({ ...created, description: 'Old ones', updatedAt: changed.updatedAt });
    expect(await containers.container(id)).toEqual(changed);

    const { toContainerId } = await containers.cloned(id, 'Copy');
    const copy = await containers.container(toContainerId);
    expect(copy).toMatchObject({ name: 'Copy', description: 'Old ones', tags: ['Zelda', 'Link'], orgId });

    for (const one of [changed, copy]) {
      expect(toldContainer(await containers.remove(one.id))).toEqual(one);
      expect(outcome(await containers.get(one.id))).toEqual(NO_CONTAINER);
    }
  });

  test("the list accepts the query of the specification's example", async () => {
    const { uri, ...tagged } = await containers.created({ tags: ['Zelda'] });
    const asked = '%7B%3Ftags%3F%3A%7B%3Fany%3F%3A%5B%3FZelda%3F%2C%3FLink%3F%5D%7D%7D';
    expect(containersIn(await containers.list(asked)).data).toContainEqual(tagged);
    await containers.remove(tagged.id);
  });
});

const containers = containersAt(target.base_url, token);
const { id } = await containers.created();

/** Every call of this door in a form that succeeds with a token, and the scope that it needs. */
const calls: readonly (readonly [string, 'read' | 'write', Call])[] = [
  ['creating a container', 'write', { method: 'POST', path: '/containers', body: '{"name":"Deeds"}' }],
  ['listing containers', 'read', { path: '/containers' }],
  ['getting a container', 'read', { path: `/containers/${id}` }],
  ['changing a container', 'write', { method: 'PUT', path: `/containers/${id}`, body: '{}' }],
  ['deleting a container', 'write', { method: 'DELETE', path: `/containers/${id}` }],
  ["listing a container's resources", 'read', { path: `/containers/${id}/resources` }],
  [
    'cloning a container',
    'write',
    { method: 'POST', path: `/containers/${id}/clone`, body: '{"name":"Copy"}' },
  ],
  ['getting the progress of a clone', 'read', { path: `/containers/${id}/clone` }],
];

const REALM = 'Bearer realm="Resource Manager"';

describe.each(calls)('%s', (_, access, call) => {
  const other = access === 'read' ? 'write' : 'read';

  test.each([
    ['without a header', {}],
    ['with an empty header', { authorization: '' }],
  ])('is 401 %s, in the words of the specification', async (_how, headers) => {
    for (const root of ['', '/v1.0', '/v2.0']) {
      const answer = await api.send({ ...call, path: root + call.path, headers });
      expect(outcome(answer)).toEqual(NO_TOKEN);
      expect(answer.headers['content-type']).toBe('application/json');
      expect(answer.headers['www-authenticate']).toBe(REALM);
    }
  });

  test.each([
    ['a word that is no token', 'Bearer nonsense', BAD_TOKEN],
    ['a token with another signature', `Bearer ${token.slice(0, -4)}AAAA`, BAD_TOKEN],
    ['no scheme', token, BAD_CREDENTIALS],
  ])('is 401 with %s', async (_how, authorization, message) => {
    const answer = await api.send({ ...call, headers: { authorization } });
    expect(outcome(answer)).toEqual(containerRefusal(401, message, 'UnauthorizedError'));
    expect(answer.headers['www-authenticate']).toBe(`${REALM}, error="invalid_token"`);
  });

  test(`is 403 without the scope resources:${access}`, async () => {
    const limited = await api.token(target, { scope: `resources:${other}` });
    const answer = await api.send({ ...call, token: limited });
    const message = `The credentials lack the scope resources:${access}: use others, or get a token for that scope.`;
    expect(outcome(answer)).toEqual(containerRefusal(403, message));
    const challenge = `${REALM}, error="insufficient_scope", scope="resources:${access}"`;
    expect(answer.headers['www-authenticate']).toBe(challenge);
  });

  test('is 413 with a too large body, if the caller has the rights', async () => {
    const largest = { POST: call.path.endsWith('clone') ? 16 : 256, PUT: 256 }[call.method ?? 'GET'] ?? 1;
    const body = ' '.repeat(largest * 1024 + 1);
    const message = `The request body must be at most ${largest * 1024} bytes long.`;
    expect(outcome(await api.send({ ...call, token, body }))).toEqual(containerRefusal(413, message));
    expect(outcome(await api.send({ ...call, body }))).toEqual(NO_TOKEN);
  });
});

const others = calls.filter(([, , { path }]) => path.startsWith('/containers/'));

describe.runIf(target.other)("another account's container is 404", async () => {
  if (target.other === undefined) return;
  const stranger = await api.token(target.other);
  const theirs = containersAt(target.base_url, stranger);

  test.each(others)('for %s', async (_, _access, call) => {
    const places = [id, newId(), 'nothing', `${id}0`, '%00', newId().toUpperCase()];
    const answers = await Promise.all(
      places.map((place) => api.send({ ...call, path: call.path.replace(id, place), token: stranger })),
    );
    const ofItsOwn = ['date', 'x-request-id', 'apigw-requestid'];
    const told = answers.map(({ status, headers, text }) => [
      status,
      text,
      Object.entries(headers).filter(([name]) => !ofItsOwn.includes(name)),
    ]);
    expect(answers.map(outcome)).toEqual(answers.map(() => NO_CONTAINER));
    expect(told).toEqual(told.map(() => told[0]));
    expect(await containers.container(id)).toMatchObject({ name: 'Deeds' });
  });

  test('whatever else is wrong with the request', async () => {
    expect(outcome(await theirs.updateByText(id, '{'))).toEqual(NO_CONTAINER);
    expect(outcome(await theirs.update(id, { name: 7 }))).toEqual(NO_CONTAINER);
    expect(outcome(await theirs.remove(id, 'traverse=true'))).toEqual(NO_CONTAINER);
  });

  test('and in no list', async () => {
    const mine = await theirs.created({ name: 'Mine' });
    const ids = (await theirs.listed({ limit: 1000, sort: '-createdAt' })).map((one) => one.id);
    expect(ids).toContain(mine.id);
    expect(ids).not.toContain(id);
    expect(mine.orgId).not.toBe((await containers.container(id)).orgId);
  });
});

test('an id may be in upper case', async () => {
  const upper = id.toUpperCase();
  expect(await containers.container(upper)).toEqual(await containers.container(id));
});

describe('an unknown container is 404', () => {
  test.each(others)('for %s', async (_, _access, call) => {
    const answer = await api.send({ ...call, path: call.path.replace(id, newId()), token });
    expect(outcome(answer)).toEqual(NO_CONTAINER);
  });

  test('as is the clone of a container that never had one', async () => {
    expect(outcome(await containers.cloneProgress(id))).toEqual(NO_CLONE);
  });

  test.each([
    `/containers/${id}/clones`,
    `/containers/${id}/resources/x`,
    '/v1.0',
    '/v1.0/schemas',
    '/v2.0/structures',
    '/v1.0//containers',
  ])('%s', async (path) => {
    expect(outcome(await api.send({ path, token }))).toEqual(containerRefusal(404, NO_PATH, 'server'));
  });

  test('as is another version', async () => {
    expect((await api.send({ path: '/v3.0/containers', token })).status).toBe(404);
  });
});

describe('another method is 405 with Allow:', () => {
  test.each([
    ['', 'POST, GET, HEAD'],
    [`/${id}`, 'GET, HEAD, PUT, DELETE'],
    [`/${id}/resources`, 'GET, HEAD'],
    [`/${id}/clone`, 'POST, GET, HEAD'],
  ])('/containers%s', async (path, allow) => {
    const allowed = allow.split(', ');
    for (const root of ['', '/v1.0', '/v2.0']) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
        (one) => !allowed.includes(one),
      )) {
        const answer = await api.send({ method, path: `${root}/containers${path}` });
        const message = `${method} is not allowed: use ${allowed.join(' or ')}.`;
        expect(outcome(answer)).toEqual(containerRefusal(405, message));
        expect(answer.headers['allow']).toBe(allow);
      }
    }
  });
});

test('a clone starts with 202, its data, and the address of its progress', async () => {
  const source = await containers.created({ name: 'Source' });
  await containers.cloned(source.id, 'First');
  const answer = await containers.cloneStarted(source.id, ' Copy ');
  const started = startedClone(answer);
  const { toContainerId, startedAt } = started;
  expect(started).toEqual({
    orgId: source.orgId,
    name: 'Copy',
    fromContainerId: source.id,
    toContainerId,
    type: 'clone',
    startedAt,
    completedAt: null,
  });
  expect(answer.headers['location']).toBe(`${target.base_url}/containers/${source.id}/clone`);
  const done = await containers.cloneDone(source.id);
  expect(done).toEqual({ ...started, completedAt: done.completedAt, total: 0, copied: 0, skipped: 0 });
  expect(done.completedAt).not.toBeNull();
  expect(Date.parse(done.completedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(startedAt));
});

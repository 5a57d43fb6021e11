import { describe, expect, test } from 'vitest';
import { apiAt, JSON_TYPE } from './support/api.ts';
import { catalogueAt } from './support/catalogue.ts';
import { containersAt } from './support/containers.ts';
import { basic, contentAt, newText } from './support/content.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const authorization = `Bearer ${token}`;

const entry = await catalogueAt(target.base_url, authorization).created();
const { id: fileId } = await contentAt(target.base_url, authorization).uploaded(newText());
const containers = containersAt(target.base_url, token);
const { id: containerId } = await containers.created({ name: 'Photos' });
const clone = await containers.cloned(containerId, 'Copy');

/** Every address that supports GET, with the id of something that exists. */
const readable = [
  '/.well-known/jwks.json',
  '/.well-known/oauth-authorization-server',
  '/status',
  '/v1/resources',
  '/v1/webhooks',
  `/v1/resources/${entry.id}/resolve`,
  `/v1/resources/${entry.id}/status`,
  '/resources',
  `/resources/${entry.id}`,
  '/organizations/acme/resources',
  '/organizations/acme/project/survey/resources',
  `/cms/v2/content/${fileId}`,
  '/containers',
  `/containers/${containerId}`,
  `/containers/${clone.toContainerId}/resources`,
  `/containers/${containerId}/clone`,
];

describe('HEAD is answered like GET, without the body,', () => {
  test.each(readable)('%s', async (path) => {
    const headers = { authorization };
    const ofItsOwn = ['date', 'x-request-id', 'apigw-requestid'];
    const [got, looked] = await Promise.all(
      ['GET', 'HEAD'].map(async (method) => {
        const answer = await api.send({ method, path, headers });
        const common = Object.entries(answer.headers).filter(([name]) => !ofItsOwn.includes(name));
        return { ...answer, headers: Object.fromEntries(common) };
      }),
    );
    expect(got?.status).toBe(200);
    expect(looked).toEqual({ ...got, text: '', bytes: Buffer.alloc(0) });
    expect(Number(looked?.headers['content-length'])).toBe(got?.text.length);
  });

  test('also for unknown paths, and without credentials', async () => {
    expect(await api.send({ method: 'HEAD', path: '/containers' })).toMatchObject({ status: 401, text: '' });
    const missing = await api.send({ method: 'HEAD', path: '/resources/x', token });
    expect(missing).toMatchObject({ status: 404, text: '' });
  });
});

describe('a slash at the end is ignored:', () => {
  /** The catalogue's documented paths end in one; it answers there itself. */
  test.each(readable)('GET %s/', async (path) => {
    const url = `${target.base_url}${path}`;
    const answers = [url, `${url}/`].map((one) => fetch(one, { headers: { authorization } }));
    const [without, withSlash] = await Promise.all((await Promise.all(answers)).map((one) => one.text()));
    const untimed = (text = '') => text.replace(/"time":"[^"]+"/, '');
    expect(untimed(withSlash)).toBe(untimed(without));
  });

  const headers = { authorization, 'content-type': JSON_TYPE };

  test.each<[string, string, () => string | Promise<string>, number]>([
    ['POST', '/containers/', () => '{"name": "Deeds"}', 201],
    ['PUT', `/v2.0/containers/${containerId}/`, () => '{"tags": ["a"]}', 200],
    ['PATCH', `/v1/resources/${entry.id}/`, () => '{"tags": ["a"]}', 200],
    ['POST', '/cms/v2/content/', () => JSON.stringify({ content: newText().toString('base64') }), 201],
    ['PUT', '/cms/v2/content/', () => JSON.stringify({ id: fileId, tags: ['a'] }), 200],
  ])('%s %s redirects, and the client repeats its body and token', async (method, path, body, status) => {
    const answer = await fetch(`${target.base_url}${path}`, { method, headers, body: await body() });
    expect(answer.status).toBe(status);
  });

  test('also at the token endpoint', async () => {
    const answer = await fetch(`${target.base_url}/oauth/token/`, {
      method: 'POST',
      headers: { authorization: basic(target.client_id, target.client_secret) },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    expect(answer.status).toBe(200);
  });

  test('the redirect keeps the query as it was', async () => {
    const query = '%7B%22name%22%3A%22a%22%7D';
    const answer = await api.send({ path: `/containers/?${query}`, token });
    expect(answer).toMatchObject({ status: 308, headers: { location: `/containers?${query}` }, text: '' });
  });

  test.each(['GET', 'DELETE'])('an encoded slash after an id redirects: %s', async (method) => {
    const url = `${target.base_url}/cms/v2/content/${encodeURIComponent('no such/')}`;
    const answer = await fetch(url, { method, headers: { authorization } });
    expect(answer.url).toBe(`${target.base_url}/cms/v2/content/no%20such`);
    expect([answer.status, await answer.json()]).toEqual([
      404,
      { invalidReasons: ['There is no file with this ID'], valid: false },
    ]);
  });

  test.each(['/containers//', '//containers/', '/cms/', `/containers/${containerId}/x/`])(
    '%s does not redirect',
    async (path) => {
      expect((await api.send({ path, token })).status).toBe(404);
    },
  );
});

describe('ignores meaningless parameters', () => {
  test.each(readable)('%s', async (path) => {
    for (const query of ['_=17', 'format=json', '_dc=1&format=json&_'])
      expect((await api.send({ path: `${path}?${query}`, token })).status).toBe(200);
  });

  test.each([
    ['before and after a query', '_=1&limit=1&format=json&ordering=name&_=2', '/resources'],
    ['before a JSON query', '_=1&%7B%22limit%22%3A1%7D', '/containers'],
    ['after a JSON query', '{"limit":1}&format=json&_=17', '/containers'],
  ])('%s', async (_, query, path) => {
    expect((await api.send({ path: `${path}?${query}`, token })).status).toBe(200);
  });

  test('but not within a JSON query, whose texts may have ampersands', async () => {
    const name = 'a&_b=c&format=json&_d';
    const made = await containers.created({ name });
    for (const end of ['', '&_=17']) {
      const listed = await api.send({
        path: `/containers?${encodeURI(JSON.stringify({ name }))}${end}`,
        token,
      });
      expect(outcome(listed)).toMatchObject({ status: 200, body: { data: [{ id: made.id }] } });
    }
  });

  test('and refuses others', async () => {
    expect((await api.send({ path: '/resources?format=xml', token })).status).toBe(400);
    expect((await api.send({ path: '/containers?callback=x', token })).status).toBe(400);
  });
});

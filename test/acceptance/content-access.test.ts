import { describe, expect, test } from 'vitest';
import { apiAt } from './support/api.ts';
import { basic, contentAt, contentRefusal, newText } from './support/content.ts';
import { type Call, exchange } from './support/http.ts';
import { BAD_CREDENTIALS, BAD_TOKEN, NO_CREDENTIALS, outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const user = basic(target.username, target.password);
const { id } = await contentAt(target.base_url, user).uploaded(newText());

const uploadV1 = { method: 'POST', path: '/cms/v1/content', body: '{}' };
const upload = { method: 'POST', path: '/cms/v2/content', body: '{}' };
const update = { method: 'PUT', path: '/cms/v2/content', body: '{}' };
const get = { path: `/cms/v2/content/${id}` };
const remove = { method: 'DELETE', path: `/cms/v2/content/${id}` };

const CHALLENGE = 'Basic realm="Resource Manager", charset="UTF-8"';

async function expectUnauthorized(call: Call, headers: Record<string, string>, message: string) {
  const answer = await api.send({ ...call, headers });
  expect(outcome(answer)).toEqual(contentRefusal(401, message));
  expect(answer.headers['www-authenticate']).toBe(CHALLENGE);
}

describe.each<[string, Call]>([
  ['an upload in version 1', uploadV1],
  ['an upload', upload],
  ['an update', update],
  ['getting a file', get],
  ['a deletion', remove],
])('%s is 401 with a challenge for Basic', (_call, call) => {
  test.each([
    ['no Authorization header', {}, NO_CREDENTIALS],
    ['an empty Authorization header', { authorization: '' }, NO_CREDENTIALS],
    ['Basic without credentials', { authorization: 'Basic' }, BAD_CREDENTIALS],
    ['Basic without base64', { authorization: 'Basic ?' }, BAD_CREDENTIALS],
    [
      'Basic without a colon',
      { authorization: `Basic ${Buffer.from(target.username).toString('base64')}` },
      BAD_CREDENTIALS,
    ],
    ['another scheme', { authorization: user.replace('Basic', 'Digest') }, BAD_CREDENTIALS],
    ['a bad token', { authorization: 'Bearer nonsense' }, BAD_TOKEN],
  ])('with %s', async (_, headers, message) => {
    await expectUnauthorized(call, headers, message);
  });
});

// Once, and not for each call: checking a password takes its time on purpose.
test.each([
  ['an unknown user', { authorization: basic('unknown', target.password) }, BAD_CREDENTIALS],
  ['a wrong password', { authorization: basic(target.username, 'wrong') }, BAD_CREDENTIALS],
  ['an empty password', { authorization: basic(target.username, '') }, BAD_CREDENTIALS],
  ['a wrong secret', { authorization: basic(target.client_id, 'wrong') }, BAD_CREDENTIALS],
  [
    "a client with a user's password",
    { authorization: basic(target.client_id, target.password) },
    BAD_CREDENTIALS,
  ],
])('%s is 401 with a challenge for Basic', async (_, headers, message) => {
  await expectUnauthorized(get, headers, message);
});

test.each([
  ["a user's password", user],
  ["a client's secret", basic(target.client_id, target.client_secret)],
  ['a scheme in lower case', user.replace('Basic', 'basic')],
  ['a token', `Bearer ${token}`],
])('%s is accepted', async (_, authorization) => {
  expect((await api.send({ ...get, headers: { authorization } })).status).toBe(200);
});

test("a form of another origin's page uploads nothing with a remembered password", async () => {
  const bytes = newText();
  const fields = { content: bytes.toString('base64') };
  const form = {
    authorization: user,
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'content-type': 'text/plain',
  };
  const answer = await api.send({ ...upload, headers: form, body: JSON.stringify(fields) });
  const message =
    'A page of another origin must send JSON with Content-Type: application/json, or an access token in ' +
    'place of a password.';
  expect(outcome(answer)).toEqual(contentRefusal(403, message));
  // The upload was no duplicate: the form had stored nothing.
  expect((await contentAt(target.base_url, user).upload(fields)).status).toBe(201);
});

test.runIf(target.other)('a user of another account sees nothing of this one', async () => {
  const { username, password } = target.other ?? target;
  const answer = await contentAt(target.base_url, basic(username, password)).get(id);
  expect(outcome(answer)).toEqual(contentRefusal(404, 'There is no file with this ID'));
});

describe('refuses a token without the scope', () => {
  test.each<[string, string, string, Call]>([
    ['an upload in version 1', 'resources:write', 'resources:read', uploadV1],
    ['an upload', 'resources:write', 'resources:read', upload],
    ['an update', 'resources:write', 'resources:read', update],
    ['a deletion', 'resources:write', 'resources:read', remove],
    ['getting a file', 'resources:read', 'resources:write', get],
  ])('%s needs %s', async (_, missing, scope, call) => {
    const answer = await api.send({ ...call, token: await api.token(target, { scope }) });
    const message =
      call.method === 'POST'
        ? 'You do not have the authorization to upload the file.'
        : `The credentials lack the scope ${missing}: use others, or get a token for that scope.`;
    expect(outcome(answer)).toEqual(contentRefusal(403, message));
  });

  test('a token with only the needed scope is accepted', async () => {
    const reader = await api.token(target, { scope: 'resources:read' });
    const writer = await api.token(target, { scope: 'resources:write' });
    const file = await contentAt(target.base_url, `Bearer ${writer}`).uploaded(newText());
    expect((await contentAt(target.base_url, `Bearer ${reader}`).get(file.id)).status).toBe(200);
    expect((await contentAt(target.base_url, `Bearer ${writer}`).remove(file.id)).status).toBe(200);
  });
});

test.runIf(target.limited)('a client over its limit gets 429 with Retry-After', async () => {
  const { client_id, client_secret } = target.limited ?? target;
  const call = { ...get, headers: { authorization: basic(client_id, client_secret) } };
  const answers = await Promise.all(Array.from({ length: 30 }, () => exchange(target.base_url, call)));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  for (const answer of refused) {
    const message = 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.';
    expect(outcome(answer)).toEqual(contentRefusal(429, message));
    expect(answer.headers['retry-after']).toBe('1');
  }
});

describe('refuses another method or path:', () => {
  test.each([
    ['GET', '/cms/v1/content', 'POST', 'POST'],
    ['PUT', '/cms/v1/content', 'POST', 'POST'],
    ['GET', '/cms/v2/content', 'POST, PUT', 'POST or PUT'],
    ['DELETE', '/cms/v2/content', 'POST, PUT', 'POST or PUT'],
    ['POST', `/cms/v2/content/${id}`, 'GET, HEAD, DELETE', 'GET or HEAD or DELETE'],
  ])('%s %s is 405 with Allow', async (method, path, allow, advice) => {
    const answer = await api.send({ method, path });
    const message = `${method} is not allowed: use ${advice}.`;
    expect(outcome(answer)).toEqual(contentRefusal(405, message));
    expect(answer.headers['allow']).toBe(allow);
  });

  test.each(['/cms', '/cms/v3/content', `/cms/v1/content/${id}`])('%s is 404', async (path) => {
    expect(outcome(await api.send({ path }))).toEqual(contentRefusal(404, 'There is nothing at this path.'));
  });
});

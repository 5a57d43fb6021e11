import { describe, expect, test } from 'vitest';
import { exchange } from '../../acceptance/support/http.ts';
import { BAD_TOKEN, oauthRefusal, outcome, refusal } from '../../acceptance/support/problems.ts';
import type { Client } from '../../acceptance/support/target.ts';
import { valuesIn } from '../../support/operator.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, clock } = service;

const SAMPLE = { file_name: 'test.jpg', mime_type: 'image/jpg', mode: 'temporary_url' };
const UNKNOWN_CLIENT = oauthRefusal(401, 'invalid_client', 'The client is unknown or its secret is wrong.');
const DISABLED = refusal(401, 'These credentials have been disabled.');

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

const create = async (token: string) => outcome(await api.create(token, SAMPLE));

async function askForToken({ client_id, client_secret }: Client) {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ grant_type: 'client_credentials', client_id, client_secret });
  return outcome(await api.send({ method: 'POST', path: '/oauth/token', headers, body }));
}

describe('a token', () => {
  test.each([
    ['an hour', {}, 3600],
    ['the lifetime of its client', { tokenLifetimeSeconds: 60 }, 60],
  ])('is valid for %s, from the full second', async (_, registration, lifetime) => {
    const client = await service.addClient(registration);
    const expiresAt = (Math.floor(clock.time / SECOND) + lifetime) * SECOND;
    expect(await askForToken(client)).toMatchObject({ status: 200, body: { expires_in: String(lifetime) } });
    const [used, unused] = [await api.token(client), await api.token(client)];
    clock.time = expiresAt - 1;
    expect(await create(used)).toMatchObject({ status: 200 });
    clock.time = expiresAt;
    expect(await create(used)).toEqual(refusal(401, BAD_TOKEN));
    expect(await create(unused)).toEqual(refusal(401, BAD_TOKEN));
    expect(await create(await api.token(client))).toMatchObject({ status: 200 });
  });
});

describe('a disabled client', () => {
  test('is refused within a second although its token is valid, until it is enabled again', async () => {
    const client = await service.addClient();
    const token = await api.token(client);
    expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('disable', client.client_id);
    clock.time += SECOND;
    expect(await create(token)).toEqual(DISABLED);
    expect(outcome(await api.resolve(token, 'unknown'))).toEqual(DISABLED);
    expect(outcome(await api.remove(token, 'unknown'))).toEqual(DISABLED);
    await service.operate('enable', client.client_id);
    expect(await create(token)).toMatchObject({ status: 200 });
  });

  test('gets no token, in the words for an unknown client', async () => {
    const client = await service.addClient();
    await service.operate('disable', client.client_id);
    expect(await askForToken(client)).toEqual(UNKNOWN_CLIENT);
  });

  test('does not affect other clients of its account', async () => {
    const [one, other] = [await service.addClient(), await service.addClient()];
    const token = await api.token(other);
    await service.operate('disable', one.client_id);
    clock.time += SECOND;
    expect(await create(token)).toMatchObject({ status: 200 });
  });
});

describe('a disabled user', () => {
  test('is refused within a second although their tokens are valid, until they are enabled again', async () => {
    const client = await service.addClient();
    const user = await service.addUser('ann');
    const token = await api.token(client, { grant_type: 'password', ...user });
    expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('disable', undefined, { user: user.username });
    clock.time += SECOND;
    expect(await create(token)).toEqual(DISABLED);
    expect(await create(await api.token(client))).toMatchObject({ status: 200 });
    await service.operate('enable', undefined, { user: user.username });
    clock.time += SECOND;
    expect(await create(token)).toMatchObject({ status: 200 });
  });

  test('is refused, as is one whose client is disabled', async () => {
    const client = await service.addClient();
    const token = await api.token(client, { grant_type: 'password', ...(await service.addUser('bob')) });
    expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('disable', client.client_id);
    clock.time += SECOND;
    expect(await create(token)).toEqual(DISABLED);
  });
});

describe('a deleted client', () => {
  test('is refused within a second although its token is valid, like a disabled one', async () => {
    const client = await service.addClient();
    const user = await service.addUser('left-behind');
    const tokens = [await api.token(client), await api.token(client, { grant_type: 'password', ...user })];
    for (const token of tokens) expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('delete', client.client_id);
    clock.time += SECOND;
    for (const token of tokens) expect(await create(token)).toEqual(DISABLED);
    expect(await askForToken(client)).toEqual(UNKNOWN_CLIENT);
  });

  test('leaves its uploads to the other clients of its account', async () => {
    const [one, other] = [await service.addClient(), await service.addClient()];
    const reservation = JSON.parse((await api.create(await api.token(one), SAMPLE)).text);
    await service.operate('delete', one.client_id);
    clock.time += SECOND;
    const token = await api.token(other);
    expect(outcome(await api.remove(token, reservation.id))).toMatchObject({ status: 204 });
  });
});

describe('a user of the console', () => {
  const CONSOLE = { client_id: 'console', grant_type: 'password' };

  const ask = (user: object) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ ...CONSOLE, ...user });
    return exchange(service.baseUrl, { method: 'POST', path: '/oauth/token', headers, body });
  };

  const tokenOf = async (user: object): Promise<string> => JSON.parse((await ask(user)).text).access_token;

  // Both are the names of principals, and one is the client's own.
  test.each(['eve', 'console'])(
    'with the name %s is refused within a second of being disabled',
    async (name) => {
      const user = await service.addUser(name);
      const token = await tokenOf(user);
      expect(await create(token)).toMatchObject({ status: 200 });
      await service.operate('disable', undefined, { user: name });
      clock.time += SECOND;
      expect(await create(token)).toEqual(DISABLED);
      expect(outcome(await ask(user))).toEqual(
        oauthRefusal(400, 'invalid_grant', 'The user is unknown or the password is wrong.'),
      );
    },
  );

  test('is refused within a second of a new password', async () => {
    const user = await service.addUser('fay');
    const token = await tokenOf(user);
    expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('reset-password', undefined, { user: 'fay' });
    clock.time += SECOND;
    expect(await create(token)).toEqual(DISABLED);
  });

  test('has their own limit, which asking for a token counts against', async () => {
    const user = await service.addUser('gil');
    await service.operate('limit', undefined, { user: 'gil', 'requests-per-second': '2' });
    const token = await tokenOf(user);
    const list = () => exchange(service.baseUrl, { path: '/containers', headers: bearer(token) });
    expect((await list()).status).toBe(200);
    for (const { status, headers } of [await list(), await ask(user)]) {
      expect(status).toBe(429);
      expect(headers['retry-after']).toBe('1');
    }
    clock.time += SECOND;
    expect((await list()).status).toBe(200);
  });
});

describe('a deleted user', () => {
  const NAME = 'cleo';

  test('is refused within a second, even if the name is added again', async () => {
    const client = await service.addClient();
    const user = await service.addUser(NAME);
    const token = await api.token(client, { grant_type: 'password', ...user });
    expect(await create(token)).toMatchObject({ status: 200 });
    await service.operate('delete', undefined, { user: NAME });
    clock.time += SECOND;
    expect(await create(token)).toEqual(DISABLED);
    const again = await service.addUser(NAME);
    expect(await create(token)).toEqual(DISABLED);
    const newToken = await api.token(client, { grant_type: 'password', ...again });
    expect(await create(newToken)).toMatchObject({ status: 200 });
    expect(await create(token)).toEqual(DISABLED);
    expect(await api.token(client, { grant_type: 'password', ...user }).catch(() => 'refused')).toBe(
      'refused',
    );
  });
});

test('a new password ends the old one at once, and its tokens within a second', async () => {
  const client = await service.addClient();
  const user = await service.addUser('dora');
  const token = await api.token(client, { grant_type: 'password', ...user });
  expect(await create(token)).toMatchObject({ status: 200 });
  const printed = valuesIn(
    (await service.operate('reset-password', undefined, { user: 'dora' })).split('\n'),
  );
  const basic = (password: string) => ({
    authorization: `Basic ${Buffer.from(`dora:${password}`).toString('base64')}`,
  });
  const list = (password: string) =>
    api.send({ method: 'GET', path: '/v1/resources', headers: basic(password) });
  expect((await list(user.password)).status).toBe(401);
  expect((await list(printed.password)).status).toBe(200);
  const newToken = await api.token(client, { grant_type: 'password', ...user, password: printed.password });
  expect(await create(newToken)).toMatchObject({ status: 200 });
  clock.time += SECOND;
  expect(await create(token)).toEqual(DISABLED);
  expect(await create(newToken)).toMatchObject({ status: 200 });
});

test('a new secret ends the old one at once; tokens of the old one stay valid', async () => {
  const client = await service.addClient();
  const token = await api.token(client);
  const printed = await service.operate('rotate-secret', client.client_id);
  const [, client_secret = ''] = /client_secret {2}(\S+)/.exec(printed) ?? [];
  expect(await askForToken(client)).toEqual(UNKNOWN_CLIENT);
  expect(await askForToken({ ...client, client_secret })).toMatchObject({ status: 200 });
  expect(await create(token)).toMatchObject({ status: 200 });
});

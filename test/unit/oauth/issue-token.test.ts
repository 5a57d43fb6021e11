import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, User } from '../../../lambdas/domain/account.ts';
import { hashSecret } from '../../../lambdas/domain/secret.ts';
import { serve } from '../../../lambdas/http/serve.ts';
import { type Dependencies, issueToken } from '../../../lambdas/oauth/issue-token.ts';
import { gatewayEvent } from '../support/requests.ts';

const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

const CLIENT: Client = {
  clientId: 'client',
  accountId: 'acme',
  secretHash: hashSecret('good-secret'),
  scopes: ['resources:read', 'resources:write'],
  tokenLifetimeSeconds: 3600,
  requestsPerSecond: 50,
  disabled: false,
  createdAt: 0,
};

const USER: User = { username: 'ann', accountId: 'acme', passwordHash: 'hash of ann', createdAt: 0 };

const clients = vi.fn<Dependencies['clients']['find']>();
const users = vi.fn<Dependencies['users']['find']>();
const isPassword = vi.fn<Dependencies['isPassword']>();
const admit = vi.fn<Dependencies['admit']>();
const sign = vi.fn<Dependencies['sign']>();

beforeEach(() => {
  vi.resetAllMocks();
  clients.mockImplementation(async (clientId) => (clientId === 'client' ? CLIENT : undefined));
  users.mockImplementation(async (username) => (username === 'ann' ? USER : undefined));
  isPassword.mockImplementation(async (password, hash) => password === 'good' && hash === USER.passwordHash);
  admit.mockResolvedValue({ outcome: 'admitted' });
  sign.mockResolvedValue(Buffer.alloc(64, 7));
});

/** The whole endpoint over fake dependencies: what a form is answered with. */
async function answer(parameters: Record<string, string>) {
  const handler = serve(
    { environment: {}, now: () => NOW, log: () => {} },
    {
      name: 'issue-token',
      door: 'oauth',
      maximumBodyBytes: 10_000,
      authenticate: async () => undefined,
      respond: issueToken({
        clients: { find: clients },
        users: { find: users },
        isPassword,
        admit,
        sign,
        keyId: 'key-1',
        baseUrl: 'https://api.example',
        now: () => NOW,
        newTokenId: () => 'token-1',
      }),
    },
  );
  return handler(
    gatewayEvent('POST', '/oauth/token', {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        client_id: 'client',
        client_secret: 'good-secret',
        ...parameters,
      }).toString(),
    }),
  );
}

const asClient = (parameters: Record<string, string> = {}) =>
  answer({ grant_type: 'client_credentials', ...parameters });
const asUser = (parameters: Record<string, string> = {}) =>
  answer({ grant_type: 'password', username: 'ann', password: 'good', ...parameters });

function claimsIn(body: string | undefined) {
  const [, payload = ''] = JSON.parse(body ?? '').access_token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

describe('a token', () => {
  test("is answered in the specification's words, and kept by nobody", async () => {
    const { statusCode, headers, body } = await asClient();
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      pragma: 'no-cache',
    });
    expect(JSON.parse(body ?? '')).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]{86}$/),
      token_type: 'Bearer',
      issued_at: String(NOW),
      expires_in: '3600',
      scope: 'resources:read resources:write',
    });
  });

  test("speaks for the client, for the client's lifetime", async () => {
    clients.mockResolvedValue({ ...CLIENT, tokenLifetimeSeconds: 60 });
    expect(claimsIn((await asClient()).body)).toEqual({
      iss: 'https://api.example',
      aud: 'https://api.example',
      sub: 'client',
      client_id: 'client',
      account_id: 'acme',
      scope: 'resources:read resources:write',
      iat: Math.floor(NOW / 1000),
      exp: Math.floor(NOW / 1000) + 60,
      jti: 'token-1',
    });
  });

  test('of the password grant speaks for the user', async () => {
    expect(claimsIn((await asUser()).body)).toMatchObject({ sub: 'ann', client_id: 'client' });
  });

  test.each([
    ['resources:read', 'resources:read'],
    ['resources:write resources:read', 'resources:write resources:read'],
    ['resources:read  resources:read ', 'resources:read'],
    ['', 'resources:read resources:write'],
  ])('for the scope %j has the scope %j', async (scope, granted) => {
    expect(claimsIn((await asClient({ scope })).body).scope).toBe(granted);
  });
});

describe('no token', () => {
  const UNKNOWN_CLIENT = 'The client is unknown or its secret is wrong.';
  const UNKNOWN_USER = 'The user is unknown or the password is wrong.';
  const SCOPE = 'scope may hold only what the client is registered for: resources:read resources:write.';
  const WHOM = 'The password grant needs username and password.';

  test.each<[string, Record<string, string>, number, string, string]>([
    ['an unknown client', { client_id: 'x' }, 401, 'invalid_client', UNKNOWN_CLIENT],
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client', UNKNOWN_CLIENT],
    [
      'another grant',
      { grant_type: 'authorization_code' },
      400,
      'unsupported_grant_type',
      'grant_type must be client_credentials or password.',
    ],
    ['another scope', { scope: 'resources:read admin' }, 400, 'invalid_scope', SCOPE],
    ['a scope in capitals', { scope: 'Resources:Read' }, 400, 'invalid_scope', SCOPE],
    ['a scope of spaces', { scope: '  ' }, 400, 'invalid_scope', SCOPE],
    ['no user', { grant_type: 'password', password: 'good' }, 400, 'invalid_request', WHOM],
    ['no password', { grant_type: 'password', username: 'ann' }, 400, 'invalid_request', WHOM],
    [
      'an unknown user',
      { grant_type: 'password', username: 'x', password: 'good' },
      400,
      'invalid_grant',
      UNKNOWN_USER,
    ],
    [
      'a wrong password',
      { grant_type: 'password', username: 'ann', password: 'x' },
      400,
      'invalid_grant',
      UNKNOWN_USER,
    ],
  ])('for %s', async (_, parameters, status, error, description) => {
    const { statusCode, headers, body } = await asClient(parameters);
    expect(statusCode).toBe(status);
    expect(headers?.['www-authenticate']).toBe(
      status === 401 ? 'Basic realm="Resource Manager", charset="UTF-8"' : undefined,
    );
    expect(JSON.parse(body ?? '')).toEqual({ error, error_description: description });
    expect(sign).not.toHaveBeenCalled();
  });

  test('for a user of another account, in the words for an unknown one', async () => {
    const unknown = await asUser({ username: 'x' });
    users.mockResolvedValue({ ...USER, accountId: 'other' });
    expect(await asUser()).toEqual(unknown);
  });

  test('for a client over its limit', async () => {
    admit.mockResolvedValue({ outcome: 'refused', retryAfterSeconds: 1 });
    const { statusCode, headers, body } = await asClient();
    expect(statusCode).toBe(429);
    expect(headers?.['retry-after']).toBe('1');
    expect(JSON.parse(body ?? '').error).toBe('temporarily_unavailable');
  });

  test('for a client without any scope', async () => {
    clients.mockResolvedValue({ ...CLIENT, scopes: [] });
    expect(JSON.parse((await asClient()).body ?? '').error).toBe('invalid_scope');
  });
});

describe('nobody learns', () => {
  test('whether a client is unknown, disabled or has another secret', async () => {
    const unknown = await asClient({ client_id: 'x' });
    expect(await asClient({ client_secret: 'x' })).toEqual(unknown);
    clients.mockResolvedValue({ ...CLIENT, disabled: true });
    expect(await asClient()).toEqual(unknown);
    expect(admit).not.toHaveBeenCalled();
    clients.mockResolvedValue(CLIENT);
    admit.mockResolvedValue({ outcome: 'disabled' });
    expect(await asClient()).toEqual(unknown);
  });

  test('whether a user is unknown: the password is checked all the same', async () => {
    const unknown = await asUser({ username: 'x' });
    expect(isPassword.mock.calls).toEqual([['good', undefined]]);
    expect(await asUser({ password: 'x' })).toEqual(unknown);
    expect(isPassword.mock.calls[1]).toEqual(['x', 'hash of ann']);
  });
});

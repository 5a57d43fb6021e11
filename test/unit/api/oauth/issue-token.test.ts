import { beforeEach, describe, expect, test } from 'vitest';
import { asClient, asUser, CLIENT, clients, NOW, resetDependencies, USER } from './token-endpoint.ts';

beforeEach(resetDependencies);

function claimsIn(body: string | undefined) {
  const [, payload = ''] = JSON.parse(body ?? '').access_token.split('.');
  return JSON.parse(Buffer.from(payload, 'base64url').toString());
}

describe('a token', () => {
  test("is returned in the specification's words, and not cached", async () => {
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

  test("identifies the client, for the client's lifetime", async () => {
    clients.mockResolvedValue({ ...CLIENT, tokenLifetimeSeconds: 60 });
    expect(claimsIn((await asClient()).body)).toEqual({
      iss: 'https://api.example',
      aud: 'https://api.example',
      sub: 'client',
      client_id: 'client',
      account_id: 'acme',
      scope: 'resources:read resources:write',
      roles: CLIENT.roles,
      iat: Math.floor(NOW / 1000),
      exp: Math.floor(NOW / 1000) + 60,
      jti: 'token-1',
    });
  });

  test('of the password grant identifies the user', async () => {
    expect(claimsIn((await asUser()).body)).toMatchObject({
      sub: 'ann',
      client_id: 'client',
      roles: USER.roles,
      password_id: 'password-1',
    });
  });

  test.each([
    ['resources:read', 'resources:read'],
    ['resources:write resources:read', 'resources:write resources:read'],
    ['resources:read  resources:read ', 'resources:read'],
    ['', 'resources:read resources:write'],
  ])('requested for %j has the scope %j', async (scope, granted) => {
    expect(claimsIn((await asClient({ scope })).body).scope).toBe(granted);
  });
});

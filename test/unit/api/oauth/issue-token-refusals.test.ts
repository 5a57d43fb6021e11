import { beforeEach, describe, expect, test } from 'vitest';
import {
  admit,
  asClient,
  asUser,
  CLIENT,
  clients,
  isPassword,
  resetDependencies,
  sign,
  USER,
  users,
} from './token-endpoint.ts';

beforeEach(resetDependencies);

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
    const { statusCode, body } = await asClient(parameters);
    expect(statusCode).toBe(status);
    expect(JSON.parse(body ?? '')).toEqual({ error, error_description: description });
    expect(sign).not.toHaveBeenCalled();
  });

  test('for a user of another account, in the words for an unknown one', async () => {
    const unknown = await asUser({ username: 'x' });
    users.mockResolvedValue({ ...USER, accountId: 'other' });
    expect(await asUser()).toEqual(unknown);
  });

  test('for a user that is disabled, in the words for an unknown one', async () => {
    const unknown = await asUser({ username: 'x' });
    users.mockResolvedValue({ ...USER, disabled: true });
    expect(await asUser()).toEqual(unknown);
    expect(isPassword).toHaveBeenLastCalledWith('ann', 'good', USER.passwordHash);
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
    expect(isPassword.mock.calls).toEqual([['x', 'good', undefined]]);
    expect(await asUser({ password: 'x' })).toEqual(unknown);
    expect(isPassword.mock.calls[1]).toEqual(['ann', 'x', 'hash of ann']);
  });
});

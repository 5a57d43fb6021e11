import { beforeEach, describe, expect, test } from 'vitest';
import {
  admit,
  asClient,
  asUser,
  CLIENT,
  clients,
  isPassword,
  resetDependencies,
  USER,
  users,
} from './token-endpoint.ts';

beforeEach(resetDependencies);

describe('no token is issued', () => {
  test('for a user of another account, in the words for an unknown one', async () => {
    const unknown = await asUser({ username: 'x' });
    users.mockResolvedValue({ ...USER, accountId: 'other' });
    expect(await asUser()).toEqual(unknown);
  });

  test('for a disabled user, in the words for an unknown one', async () => {
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

describe('an answer does not reveal', () => {
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

  test('whether a user is unknown: a password is checked in any case', async () => {
    const unknown = await asUser({ username: 'x' });
    expect(isPassword.mock.calls).toEqual([['x', 'good', undefined]]);
    expect(await asUser({ password: 'x' })).toEqual(unknown);
    expect(isPassword.mock.calls[1]).toEqual(['ann', 'x', 'hash of ann']);
  });
});

import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSecretVerification } from '../../../../lambdas/api/authentication/secret-verification.ts';
import type { Client, User } from '../../../../lambdas/model/identity/account.ts';
import { hashSecret } from '../../../../lambdas/model/identity/secret.ts';

const CLIENT: Client = {
  clientId: 'app',
  accountId: 'acme',
  secretHash: hashSecret('client secret'),
  scopes: ['resources:read'],
  tokenLifetimeSeconds: 3600,
  requestsPerSecond: 50,
  disabled: false,
  roles: { cadastre: 'viewer' },
  createdAt: 0,
};
const USER: User = {
  username: 'Zoë',
  accountId: 'acme',
  passwordHash: 'hash of Zoë',
  passwordId: 'password-1',
  requestsPerSecond: 50,
  disabled: false,
  roles: { cadastre: 'viewer' },
  createdAt: 0,
};

const clients = vi.fn(async (id: string) => (id === 'app' ? CLIENT : undefined));
const users = vi.fn(async (name: string) => (name === 'Zoë' ? USER : undefined));
const isPassword = vi.fn(
  async (_name: string, password: string, hash: string | undefined) =>
    password === 'good' && hash === USER.passwordHash,
);
const verify = createSecretVerification({
  clients: { find: clients },
  users: { find: users },
  isPassword,
});

beforeEach(() => {
  vi.clearAllMocks();
});

describe('a valid name and secret', () => {
  test('of a client identify it with its scopes, without checking a password', async () => {
    expect(await verify('app', 'client secret')).toEqual({
      accountId: 'acme',
      principals: ['client#app'],
      scopes: ['resources:read'],
      roles: { cadastre: 'viewer' },
    });
    expect(isPassword).not.toHaveBeenCalled();
  });

  test('of a user identify the user with all scopes', async () => {
    expect(await verify('Zoë', 'good')).toEqual({
      accountId: 'acme',
      principals: ['user#Zoë'],
      passwordId: 'password-1',
      scopes: ['resources:read', 'resources:write'],
      roles: { cadastre: 'viewer' },
    });
  });

  test('of a user named like a client are recognized by the secret', async () => {
    users.mockResolvedValueOnce(USER);
    expect(await verify('app', 'good')).toMatchObject({ principals: ['user#app'] });
    expect(await verify('app', 'client secret')).toMatchObject({ principals: ['client#app'] });
  });

  test('of a disabled client or user are valid: admission refuses it', async () => {
    clients.mockResolvedValueOnce({ ...CLIENT, disabled: true });
    expect(await verify('app', 'client secret')).toMatchObject({ principals: ['client#app'] });
    users.mockResolvedValueOnce({ ...USER, disabled: true });
    expect(await verify('Zoë', 'good')).toMatchObject({ principals: ['user#Zoë'] });
  });
});

describe('refuses', () => {
  test.each([
    ['app', 'wrong', undefined],
    ['app', '', undefined],
    ['unknown', 'good', undefined],
    ['', '', undefined],
    ['APP', 'client secret', undefined],
    ['zoë', 'good', undefined],
    ['Zoë'.normalize('NFD'), 'good', undefined],
    ['a\0b', 'good', undefined],
    ['ä'.repeat(512), 'good', undefined],
    ['Zoë', 'wrong', 'hash of Zoë'],
    ['Zoë', 'client secret', 'hash of Zoë'],
  ])('%j with %j, after checking exactly one password', async (name, secret, hash) => {
    expect(await verify(name, secret)).toBeUndefined();
    expect(clients.mock.calls).toEqual([[name]]);
    expect(users.mock.calls).toEqual([[name]]);
    expect(isPassword.mock.calls).toEqual([[name, secret, hash]]);
  });

  test.each([['\ud800'], ['a'.repeat(1025)], ['ä'.repeat(513)], [`${'a'.repeat(1022)}🚒`]])(
    'a name that cannot be a key, without a look-up',
    async (name) => {
      expect(await verify(name, 'good')).toBeUndefined();
      expect(clients).not.toHaveBeenCalled();
      expect(users).not.toHaveBeenCalled();
    },
  );

  test('an unknown user, even if the hash matches', async () => {
    isPassword.mockResolvedValueOnce(true);
    expect(await verify('unknown', 'good')).toBeUndefined();
  });
});

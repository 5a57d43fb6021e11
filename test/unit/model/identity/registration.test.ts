import { describe, expect, test } from 'vitest';
import { registerClient, registerUser } from '../../../../lambdas/model/identity/registration.ts';
import { isSecret } from '../../../../lambdas/model/identity/secret.ts';
import { problemOf } from '../../support/problems.ts';

const NOW = Date.UTC(2020, 2, 12);

describe('a new client', () => {
  test("has the specification's values by default", () => {
    const { client, secret } = registerClient({ accountId: 'acme' }, NOW);
    expect(client).toEqual({
      clientId: expect.stringMatching(/^[0-9a-f]{24}$/),
      accountId: 'acme',
      secretHash: expect.any(String),
      scopes: ['resources:read', 'resources:write'],
      tokenLifetimeSeconds: 3600,
      requestsPerSecond: 50,
      disabled: false,
      roles: {},
      createdAt: NOW,
    });
    expect(isSecret(secret, client.secretHash)).toBe(true);
    expect(JSON.stringify(client)).not.toContain(secret);
  });

  test('has the chosen values', () => {
    const { client } = registerClient(
      { accountId: 'a', scopes: ['resources:read'], tokenLifetimeSeconds: 60, requestsPerSecond: 1 },
      NOW,
    );
    expect(client).toMatchObject({
      scopes: ['resources:read'],
      tokenLifetimeSeconds: 60,
      requestsPerSecond: 1,
    });
  });

  const ACCOUNT = 'An account name has 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.';
  const LIFETIME = 'The token lifetime in seconds must be a whole number from 60 to 86400.';
  const LIMIT = 'The limit in requests per second must be a whole number from 1 to 100000.';

  test.each([
    [{ accountId: '' }, ACCOUNT],
    [{ accountId: '-a' }, ACCOUNT],
    [{ accountId: 'Acme' }, ACCOUNT],
    [{ accountId: 'a b' }, ACCOUNT],
    [{ accountId: 'acme\n' }, ACCOUNT],
    [{ accountId: 'a'.repeat(64) }, ACCOUNT],
    [{ accountId: 'acme', tokenLifetimeSeconds: 59 }, LIFETIME],
    [{ accountId: 'acme', tokenLifetimeSeconds: 86_401 }, LIFETIME],
    [{ accountId: 'acme', tokenLifetimeSeconds: 60.5 }, LIFETIME],
    [{ accountId: 'acme', requestsPerSecond: 0 }, LIMIT],
    [{ accountId: 'acme', requestsPerSecond: 100_001 }, LIMIT],
    [{ accountId: 'acme', requestsPerSecond: Number.NaN }, LIMIT],
  ])('is refused: %j', async (registration, message) => {
    expect(await problemOf(() => registerClient(registration, NOW))).toEqual({
      code: 'invalid-request',
      message,
    });
  });
});

test('a user has the chosen limit, or the default', async () => {
  expect((await registerUser('anna', 'acme', 0, 7)).user.requestsPerSecond).toBe(7);
  expect((await registerUser('anna', 'acme', 0)).user.requestsPerSecond).toBe(50);
});

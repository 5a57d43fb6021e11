import { vi } from 'vitest';
import { type Dependencies, issueToken } from '../../../../lambdas/api/oauth/issue-token.ts';
import { serve } from '../../../../lambdas/api/serving/serve.ts';
import type { Client, User } from '../../../../lambdas/model/identity/account.ts';
import { hashSecret } from '../../../../lambdas/model/identity/secret.ts';
import { gatewayEvent } from '../../support/requests.ts';

export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58, 123);

export const CLIENT: Client = {
  clientId: 'client',
  accountId: 'acme',
  secretHash: hashSecret('good-secret'),
  scopes: ['resources:read', 'resources:write'],
  tokenLifetimeSeconds: 3600,
  requestsPerSecond: 50,
  disabled: false,
  roles: { acme: 'viewer' },
  createdAt: 0,
};

export const USER: User = {
  username: 'ann',
  accountId: 'acme',
  passwordHash: 'hash of ann',
  passwordId: 'password-1',
  requestsPerSecond: 50,
  disabled: false,
  roles: { 'acme/survey': 'manager' },
  createdAt: 0,
};

export const clients = vi.fn<Dependencies['clients']['find']>();
export const users = vi.fn<Dependencies['users']['find']>();
export const isPassword = vi.fn<Dependencies['isPassword']>();
export const admit = vi.fn<Dependencies['admit']>();
export const sign = vi.fn<Dependencies['sign']>();

/** Dependencies that know one client and one user. */
export function resetDependencies(): void {
  vi.resetAllMocks();
  clients.mockImplementation(async (clientId) => (clientId === 'client' ? CLIENT : undefined));
  users.mockImplementation(async (username) => (username === 'ann' ? USER : undefined));
  isPassword.mockImplementation(
    async (_name, password, hash) => password === 'good' && hash === USER.passwordHash,
  );
  admit.mockResolvedValue({ outcome: 'admitted' });
  sign.mockResolvedValue(Buffer.alloc(64, 7));
}

/** The whole endpoint over fake dependencies. Resolves to the answer to a form. */
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

export const asClient = (parameters: Record<string, string> = {}) =>
  answer({ grant_type: 'client_credentials', ...parameters });
export const asUser = (parameters: Record<string, string> = {}) =>
  answer({ grant_type: 'password', username: 'ann', password: 'good', ...parameters });

import { describe, expect, test } from 'vitest';
import type { Admission } from '../../../lambdas/domain/admission.ts';
import type { Caller } from '../../../lambdas/domain/token.ts';
import { createAuthentication } from '../../../lambdas/http/authentication.ts';
import { problemOf } from '../support/problems.ts';
import { apiRequest } from '../support/requests.ts';

const CALLER: Caller = { accountId: 'acme', clientId: 'client', scopes: ['resources:read'] };

/** What was asked of the parts, and answers that a test sets. */
function authentication(admission: Admission = { outcome: 'admitted' }) {
  const tokens: string[] = [];
  const clients: string[] = [];
  const authenticate = createAuthentication({
    verify: (token) => {
      tokens.push(token);
      return token === 'good.token-1_2' ? CALLER : undefined;
    },
    admit: async (clientId) => {
      clients.push(clientId);
      return admission;
    },
  });
  return { authenticate, tokens, clients };
}

const bearing = (authorization: string) => apiRequest({ headers: { authorization } });

describe('a request with a good token', () => {
  test.each(['Bearer good.token-1_2', 'bearer good.token-1_2', 'BEARER   good.token-1_2  '])(
    '%j is let in',
    async (authorization) => {
      const { authenticate, clients } = authentication();
      expect(await authenticate(bearing(authorization), 'resources:read')).toBe(CALLER);
      expect(clients).toEqual(['client']);
    },
  );

  test('needs the scope that the route asks for, and uses up nothing without', async () => {
    const { authenticate, clients } = authentication();
    const problem = await problemOf(() => authenticate(bearing('Bearer good.token-1_2'), 'resources:write'));
    expect(problem).toEqual({
      code: 'insufficient-scope',
      message: 'The access token lacks the scope resources:write: get one for that scope.',
      scope: 'resources:write',
    });
    expect(clients).toEqual([]);
  });

  test('is refused when the client is disabled or over its limit', async () => {
    const request = bearing('Bearer good.token-1_2');
    const disabled = authentication({ outcome: 'disabled' });
    expect(await problemOf(() => disabled.authenticate(request, 'resources:read'))).toEqual({
      code: 'credentials-refused',
      message: 'The client has been disabled.',
    });
    const over = authentication({ outcome: 'refused', retryAfterSeconds: 1 });
    expect(await problemOf(() => over.authenticate(request, 'resources:read'))).toEqual({
      code: 'too-many-requests',
      message: 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.',
      retryAfterSeconds: 1,
    });
  });
});

describe('a request without one', () => {
  test.each([{}, { authorization: '' }])('%j is told what is missing', async (headers) => {
    const { authenticate } = authentication();
    expect(await problemOf(() => authenticate(apiRequest({ headers }), 'resources:read'))).toEqual({
      code: 'credentials-missing',
      message:
        'An access token is needed: send the header Authorization: Bearer followed by one from /oauth/token.',
    });
  });

  test.each([
    'Bearer',
    'Bearer ',
    'Bearergood.token-1_2',
    'Bearer wrong',
    'good.token-1_2',
    'Basic Z29vZC50b2tlbi0xXzI=',
    'Token good.token-1_2',
    'Bearer good.token-1_2 more',
    'Bearer good.token-1_2, Bearer good.token-1_2',
    'Bearer "good.token-1_2"',
    'Bearer\tgood.token-1_2',
    'Bearer good.token-1_2\n',
    ' ',
  ])('%j is told to get a new one, and uses up nothing', async (authorization) => {
    const { authenticate, clients } = authentication();
    expect(await problemOf(() => authenticate(bearing(authorization), 'resources:read'))).toEqual({
      code: 'credentials-refused',
      message: 'The access token is not valid or has expired: get a new one from /oauth/token.',
    });
    expect(clients).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { createAuthentication } from '../../../../lambdas/api/authentication/authentication.ts';
import type { Admission } from '../../../../lambdas/model/identity/admission.ts';
import type { Caller } from '../../../../lambdas/model/identity/token.ts';
import { ProblemError } from '../../../../lambdas/model/problem.ts';
import { problemOf } from '../../support/problems.ts';
import { apiRequest } from '../../support/requests.ts';

const CALLER: Caller = {
  accountId: 'acme',
  principals: ['client#client'],
  scopes: ['resources:read'],
  roles: {},
};
const FOR_USER: Caller = { ...CALLER, principals: ['client#client', 'user#ann'], passwordId: 'password-1' };
const USER: Caller = { accountId: 'acme', principals: ['user#ann'], scopes: ['resources:read'], roles: {} };

/** The authentication with fake dependencies: the calls they received, and answers that a test sets. */
function authentication(admission: Admission = { outcome: 'admitted' }, refused?: string) {
  const secrets: [string, string][] = [];
  const principals: string[] = [];
  const passwords: (string | undefined)[] = [];
  const authenticate = createAuthentication({
    verifyToken: (token) => ({ 'good.token-1_2': CALLER, 'for.a.user': FOR_USER })[token],
    verifySecret: async (name, secret) => {
      secrets.push([name, secret]);
      return name === 'ann' && secret === 'good' ? USER : undefined;
    },
    admit: async (principal, passwordId) => {
      principals.push(principal);
      passwords.push(passwordId);
      return principal === refused ? { outcome: 'disabled' } : admission;
    },
  });
  return { authenticate, secrets, principals, passwords };
}

const bearing = (authorization: string) => apiRequest({ headers: { authorization } });
const basic = (pair: string | Buffer) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('a request with a valid token', () => {
  test.each([
    'Bearer good.token-1_2',
    'bearer good.token-1_2',
    'BEARER   good.token-1_2  ',
    'Token good.token-1_2',
    'token  good.token-1_2',
    'TOKEN good.token-1_2 ',
  ])('%j is accepted', async (authorization) => {
    const { authenticate, principals, secrets } = authentication();
    expect(await authenticate(bearing(authorization), 'resources:read')).toBe(CALLER);
    expect(principals).toEqual(['client#client']);
    expect(secrets).toEqual([]);
  });
});

describe('a request with a token for a user', () => {
  test('counts for the client and for the user', async () => {
    const { authenticate, principals, passwords } = authentication();
    expect(await authenticate(bearing('Bearer for.a.user'), 'resources:read')).toBe(FOR_USER);
    expect(principals).toEqual(['client#client', 'user#ann']);
    expect(passwords).toEqual([undefined, 'password-1']);
  });

  test.each(['client#client', 'user#ann'])('is refused if %s is disabled', async (principal) => {
    const { authenticate } = authentication({ outcome: 'admitted' }, principal);
    expect(await problemOf(() => authenticate(bearing('Bearer for.a.user'), 'resources:read'))).toEqual({
      code: 'credentials-refused',
      message: 'These credentials have been disabled.',
    });
  });
});

describe('a request with a valid name and secret', () => {
  test.each(['Basic YW5uOmdvb2Q=', 'basic YW5uOmdvb2Q=', 'BASIC   YW5uOmdvb2Q=  ', 'Basic YW5uOmdvb2Q'])(
    '%j is accepted',
    async (authorization) => {
      const { authenticate, principals } = authentication();
      expect(await authenticate(bearing(authorization), 'resources:read')).toBe(USER);
      expect(principals).toEqual(['user#ann']);
    },
  );
});

describe.each(['Bearer good.token-1_2', basic('ann:good')])('a request with %j', (authorization) => {
  test("needs the route's scope, and is not counted without it", async () => {
    const { authenticate, principals } = authentication();
    const problem = await problemOf(() => authenticate(bearing(authorization), 'resources:write'));
    expect(problem).toEqual({
      code: 'insufficient-scope',
      message: 'The credentials lack the scope resources:write: use others, or get a token for that scope.',
      scope: 'resources:write',
      method: 'GET',
    });
    expect(principals).toEqual([]);
  });

  test('is refused if its client or user is disabled or over its limit', async () => {
    const request = bearing(authorization);
    const disabled = authentication({ outcome: 'disabled' });
    expect(await problemOf(() => disabled.authenticate(request, 'resources:read'))).toEqual({
      code: 'credentials-refused',
      message: 'These credentials have been disabled.',
    });
    const over = authentication({ outcome: 'refused', retryAfterSeconds: 1 });
    expect(await problemOf(() => over.authenticate(request, 'resources:read'))).toEqual({
      code: 'too-many-requests',
      message: 'Too many requests: wait for the seconds that Retry-After says, then go on more slowly.',
      retryAfterSeconds: 1,
    });
  });
});

describe('a request without valid credentials', () => {
  test.each([{}, { authorization: '' }])('%j gets a list of the accepted credentials', async (headers) => {
    const { authenticate } = authentication();
    expect(await problemOf(() => authenticate(apiRequest({ headers }), 'resources:read'))).toEqual({
      code: 'credentials-missing',
      message:
        'Credentials are needed, in the header Authorization: Bearer and an access token from /oauth/token, ' +
        'or Basic and a user or client with its secret.',
    });
  });

  test.each(['Bearer wrong', 'Bearer good.token-1', 'Token wrong', 'Token YW5uOmdvb2Q='])(
    '%j must get a new token, and is not counted',
    async (authorization) => {
      const { authenticate, principals } = authentication();
      expect(await problemOf(() => authenticate(bearing(authorization), 'resources:read'))).toEqual({
        code: 'credentials-refused',
        message: 'The access token is not valid or has expired: get a new one from /oauth/token.',
      });
      expect(principals).toEqual([]);
    },
  );

  test.each([
    ['Bearer', []],
    ['Bearer ', []],
    ['Bearergood.token-1_2', []],
    ['good.token-1_2', []],
    ['Bearer good.token-1_2 more', []],
    ['Bearer good.token-1_2, Bearer good.token-1_2', []],
    ['Bearer "good.token-1_2"', []],
    ['Bearer\tgood.token-1_2', []],
    ['Bearer good.token-1_2\n', []],
    [' ', []],
    ['Digest username="ann"', []],
    ['Basic', []],
    ['Basic ', []],
    ['Basic ann:good', []],
    ['Basic Z29vZC50b2tlbi0xXzI=', []],
    [`${basic('ann:good')}, ${basic('ann:good')}`, []],
    [basic('ann'), []],
    [basic('ann:wrong'), [['ann', 'wrong']]],
    [basic('Ann:good'), [['Ann', 'good']]],
    [basic('ann:good '), [['ann', 'good ']]],
    [basic('ann:good:more'), [['ann', 'good:more']]],
    [basic(':good'), [['', 'good']]],
    [basic(':'), [['', '']]],
  ])('%j is refused, and not counted', async (authorization, asked) => {
    const { authenticate, principals, secrets } = authentication();
    expect(await problemOf(() => authenticate(bearing(authorization), 'resources:read'))).toEqual({
      code: 'credentials-refused',
      message: 'The credentials are not valid: the user or client is unknown, or the secret is wrong.',
    });
    expect(principals).toEqual([]);
    expect(secrets).toEqual(asked);
  });
});

describe('with a password that a browser may remember', () => {
  const POST = { method: 'POST', authorization: basic('ann:good') };
  const EVIL = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
  const outcomeOf = async ({ method, ...headers }: Record<string, string> & { method: string }) => {
    const { authenticate, secrets } = authentication();
    const outcome = await authenticate(apiRequest({ method, headers }), 'resources:read').catch(
      (error: unknown) => (error instanceof ProblemError ? error.problem : error),
    );
    return { outcome, checked: secrets.length };
  };
  const FORBIDDEN = {
    code: 'forbidden',
    message:
      'A page of another origin must send JSON with Content-Type: application/json, or an access token in ' +
      'place of a password.',
  };

  test.each<Record<string, string>>([
    { ...EVIL, 'content-type': 'text/plain' },
    { ...EVIL, 'content-type': 'text/plain; application/json' },
    { ...EVIL, 'content-type': 'application/x-www-form-urlencoded' },
    { ...EVIL, 'content-type': 'multipart/form-data; boundary=application/json' },
    EVIL,
    { ...EVIL, 'sec-fetch-site': 'same-site' },
    // A browser that does not know Sec-Fetch-Site, or leaves it out without TLS.
    { origin: 'https://evil.example', 'content-type': 'text/plain' },
    { origin: 'null', 'content-type': 'text/plain' },
  ])('refuses a form of another page before it checks the password: %j', async (headers) => {
    expect(await outcomeOf({ ...POST, ...headers })).toEqual({ outcome: FORBIDDEN, checked: 0 });
  });

  test.each<Record<string, string>>([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { origin: 'https://api.example', 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' },
    { 'sec-fetch-site': 'none' },
    { ...EVIL, 'content-type': 'application/json' },
    { ...EVIL, 'content-type': 'Application/JSON; charset=utf-8' },
    { ...EVIL, 'content-type': 'application/problem+json' },
    { ...EVIL, method: 'GET' },
    { ...EVIL, method: 'HEAD' },
    { ...EVIL, method: 'PUT', 'content-type': 'text/plain' },
    { ...EVIL, method: 'DELETE' },
  ])('accepts every other request: %j', async (headers) => {
    expect(await outcomeOf({ ...POST, ...headers })).toEqual({ outcome: USER, checked: 1 });
  });

  test('accepts the form with a token', async () => {
    const sent = { ...POST, ...EVIL, authorization: 'Bearer good.token-1_2', 'content-type': 'text/plain' };
    expect(await outcomeOf(sent)).toEqual({ outcome: CALLER, checked: 0 });
  });
});

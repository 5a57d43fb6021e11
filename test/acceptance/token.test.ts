import { JwtVerifier } from 'aws-jwt-verify';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { apiAt, FORM, JSON_TYPE } from './support/api.ts';
import { outcome } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const { send } = apiAt(target.base_url);
const { client_id, client_secret, username, password } = target;

const grants = {
  client_credentials: { grant_type: 'client_credentials' },
  password: { grant_type: 'password', username, password },
};
const inBody = { client_id, client_secret };
const basic = `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`;

const encoded = {
  [JSON_TYPE]: (parameters: Record<string, string>) => JSON.stringify(parameters),
  [FORM]: (parameters: Record<string, string>) => new URLSearchParams(parameters).toString(),
};

function ask(type: keyof typeof encoded, parameters: Record<string, string>, headers = {}) {
  const body = encoded[type](parameters);
  return send({ method: 'POST', path: '/oauth/token', headers: { 'content-type': type, ...headers }, body });
}

const granted = v.object({ access_token: v.string(), issued_at: v.string(), expires_in: v.string() });

async function verifiedClaims(token: string) {
  const { text } = await send({ path: '/.well-known/jwks.json' });
  const verifier = JwtVerifier.create({ issuer: target.base_url, audience: target.base_url });
  verifier.cacheJwks(JSON.parse(text));
  return verifier.verifySync(token);
}

describe('a token', () => {
  const ways = (['client_credentials', 'password'] as const).flatMap((grant) =>
    ([JSON_TYPE, FORM] as const).flatMap((type) =>
      (['the body', 'HTTP Basic'] as const).map((credentials) => ({ grant, type, credentials })),
    ),
  );

  test.each(ways)('is issued for the grant $grant as $type with the client in $credentials', async (way) => {
    const answer =
      way.credentials === 'the body'
        ? await ask(way.type, { ...grants[way.grant], ...inBody })
        : await ask(way.type, grants[way.grant], { authorization: basic });
    expect(outcome(answer)).toEqual({
      status: 200,
      body: {
        access_token: expect.any(String),
        token_type: 'Bearer',
        issued_at: expect.stringMatching(/^\d{13}$/),
        expires_in: '3600',
        scope: 'resources:read resources:write',
      },
    });
    expect(answer.headers).toMatchObject({
      'content-type': JSON_TYPE,
      'cache-control': 'no-store',
      pragma: 'no-cache',
    });
  });

  test.each([
    ['client_credentials', client_id],
    ['password', username],
  ] as const)('verifies against the key set, for the grant %s', async (grant, subject) => {
    const { text } = await ask(FORM, { ...grants[grant], ...inBody });
    const { access_token, issued_at, expires_in } = v.parse(granted, JSON.parse(text));
    const issuedAt = Math.floor(Number(issued_at) / 1000);
    expect(await verifiedClaims(access_token)).toEqual({
      iss: target.base_url,
      aud: target.base_url,
      sub: subject,
      client_id,
      account_id: target.account_id,
      scope: 'resources:read resources:write',
      roles: {},
      iat: issuedAt,
      exp: issuedAt + Number(expires_in),
      jti: expect.any(String),
      ...(grant === 'password' && { password_id: expect.any(String) }),
    });
  });

  test('has the current time in milliseconds as issued_at', async () => {
    const { text, headers } = await ask(FORM, { ...grants.client_credentials, ...inBody });
    const { issued_at } = v.parse(granted, JSON.parse(text));
    const aMinute = 60_000;
    expect(Math.abs(Number(issued_at) - Date.parse(String(headers['date'])))).toBeLessThan(aMinute);
  });

  test.each([
    ['resources:read', 'resources:read'],
    ['resources:write', 'resources:write'],
    ['resources:write resources:read', 'resources:write resources:read'],
    ['resources:read resources:read', 'resources:read'],
  ])('is issued for the scope %j', async (scope, grantedScope) => {
    const answer = await ask(FORM, { ...grants.client_credentials, ...inBody, scope });
    expect(outcome(answer)).toMatchObject({ status: 200, body: { scope: grantedScope } });
  });

  test('differs from every other', async () => {
    const parameters = { ...grants.client_credentials, ...inBody };
    const answers = await Promise.all([ask(FORM, parameters), ask(FORM, parameters)]);
    expect(new Set(answers.map(({ text }) => v.parse(granted, JSON.parse(text)).access_token)).size).toBe(2);
  });
});

describe('a token for the console', () => {
  const console = { client_id: 'console', grant_type: 'password', username, password };

  test.each([JSON_TYPE, FORM] as const)("needs no secret, as %s, and is all its user's", async (type) => {
    const { status, text } = await ask(type, console);
    expect(status, text).toBe(200);
    const { access_token, expires_in } = v.parse(granted, JSON.parse(text));
    expect(expires_in).toBe('3600');
    expect(await verifiedClaims(access_token)).toMatchObject({
      sub: username,
      client_id: 'console',
      account_id: target.account_id,
      scope: 'resources:read resources:write',
      roles: {},
      password_id: expect.any(String),
    });
    const list = await send({ path: '/v1/resources', token: access_token });
    expect(list.status).toBe(200);
  });

  test('may be narrowed', async () => {
    const { text } = await ask(FORM, { ...console, scope: 'resources:read' });
    const { access_token } = v.parse(granted, JSON.parse(text));
    const { status } = await apiAt(target.base_url).create(access_token, {});
    expect(status).toBe(403);
  });
});

test('the key set has only public keys and may be cached for a while', async () => {
  const answer = await send({ path: '/.well-known/jwks.json' });
  expect(answer.headers['cache-control']).toBe('public, max-age=300');
  const key = v.strictObject({
    kid: v.string(),
    kty: v.literal('EC'),
    crv: v.literal('P-256'),
    x: v.string(),
    y: v.string(),
    alg: v.literal('ES256'),
    use: v.literal('sig'),
  });
  const keySet = v.strictObject({ keys: v.pipe(v.array(key), v.minLength(1)) });
  expect(v.is(keySet, JSON.parse(answer.text))).toBe(true);
});

test('the authorization server describes itself', async () => {
  const answer = await send({ path: '/.well-known/oauth-authorization-server' });
  expect(outcome(answer)).toEqual({
    status: 200,
    body: {
      issuer: target.base_url,
      token_endpoint: `${target.base_url}/oauth/token`,
      jwks_uri: `${target.base_url}/.well-known/jwks.json`,
      scopes_supported: ['resources:read', 'resources:write'],
      response_types_supported: [],
      grant_types_supported: ['client_credentials', 'password'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
    },
  });
});

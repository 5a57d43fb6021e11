import { generateKeyPairSync, sign } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { apiAt, SAMPLE } from './support/api.ts';
import type { Call } from './support/http.ts';
import { BAD_CREDENTIALS, BAD_TOKEN, NO_CREDENTIALS, outcome, refusal } from './support/problems.ts';
import { openTarget } from './support/target.ts';

const target = await openTarget();
const api = apiAt(target.base_url);
const token = await api.token(target);
const { id } = await api.reserve(token);

/** Every call that needs a token, in a form that succeeds with one. */
const create = { method: 'POST', path: '/v1/resources', body: JSON.stringify(SAMPLE) };
const resolve = { path: `/v1/resources/${id}/resolve` };
const resolveReference = { path: `/v1/resources/ref://${id}/resolve` };
const remove = { method: 'DELETE', path: `/v1/resources/${id}` };

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;
const REALM = 'Bearer realm="Resource Manager"';

async function expectUnauthorized(call: Call, authorization: string, message: string) {
  const answer = await api.send({ ...call, headers: { authorization } });
  expect(outcome(answer)).toEqual(refusal(401, message));
  expect(answer.headers['www-authenticate']).toBe(`${REALM}, error="invalid_token"`);
}

describe.each<[string, Call]>([
  ['a request for an upload', create],
  ['a resolution', resolve],
  ['a resolution of a ref://', resolveReference],
  ['a deletion', remove],
])('refuses %s with 401', (_call, call) => {
  test.each([
    ['no Authorization header', {}],
    ['an empty Authorization header', { authorization: '' }],
  ])('given %s, and names no error code', async (_, headers) => {
    const answer = await api.send({ ...call, headers });
    expect(outcome(answer)).toEqual(refusal(401, NO_CREDENTIALS));
    expect(answer.headers['www-authenticate']).toBe(REALM);
  });

  test.each([
    ['a word that is no token', 'Bearer nonsense', BAD_TOKEN],
    ['three words that are no token', 'Bearer a.b.c', BAD_TOKEN],
    ['no token', 'Bearer', BAD_CREDENTIALS],
    ['two tokens', `Bearer ${token} ${token}`, BAD_CREDENTIALS],
    ['a quoted token', `Bearer "${token}"`, BAD_CREDENTIALS],
    ['no scheme', token, BAD_CREDENTIALS],
    ['another scheme', `Digest ${token}`, BAD_CREDENTIALS],
    ['Basic without base64', 'Basic ?', BAD_CREDENTIALS],
    ['Basic without a colon', basic(target.client_id), BAD_CREDENTIALS],
  ])('given %s', async (_, authorization, message) => {
    await expectUnauthorized(call, authorization, message);
  });
});

// Once, and not for each call: checking a password takes its time on purpose.
test.each([
  ['an unknown client', basic(`unknown:${target.client_secret}`), BAD_CREDENTIALS],
  ['a wrong secret', basic(`${target.client_id}:wrong`), BAD_CREDENTIALS],
  ['a wrong password', basic(`${target.username}:wrong`), BAD_CREDENTIALS],
  ["a client with a user's password", basic(`${target.client_id}:${target.password}`), BAD_CREDENTIALS],
])('%s is 401', async (_, authorization, message) => {
  await expectUnauthorized(resolve, authorization, message);
});

test.each([
  ['a token', `Bearer ${token}`],
  ['a token after "bearer" in lower case', `bearer ${token}`],
  ['a token after "BEARER" in upper case', `BEARER ${token}`],
  ['a token after two spaces', `Bearer  ${token}`],
  ['a token after the catalogue\'s "Token"', `Token ${token}`],
  ["a client's secret", basic(`${target.client_id}:${target.client_secret}`)],
  ["a user's password", basic(`${target.username}:${target.password}`)],
])('%s is accepted', async (_, authorization) => {
  expect((await api.send({ ...create, headers: { authorization } })).status).toBe(200);
});

const [header = '', payload = '', signature = ''] = token.split('.');
const decoded = (part: string) =>
  v.parse(v.record(v.string(), v.unknown()), JSON.parse(Buffer.from(part, 'base64url').toString()));
const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const changed = (part: string, change: object) => encoded({ ...decoded(part), ...change });

/** A token with these parts, signed with the forger's own key. */
function forged(headerPart: string, payloadPart: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const input = `${headerPart}.${payloadPart}`;
  const bytes = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${bytes.toString('base64url')}`;
}

/** The same bytes in other characters: the last character of the encoded signature has unused bits. */
const respelt = signature.replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1));

describe('refuses a tampered token with', () => {
  test.each([
    ['another account', `${header}.${changed(payload, { account_id: 'other' })}.${signature}`],
    ['another client', `${header}.${changed(payload, { client_id: 'other' })}.${signature}`],
    ['more time', `${header}.${changed(payload, { exp: 4_102_444_800 })}.${signature}`],
    ['no algorithm', `${changed(header, { alg: 'none' })}.${payload}.`],
    ['no algorithm and the signature', `${changed(header, { alg: 'none' })}.${payload}.${signature}`],
    ['another algorithm', `${changed(header, { alg: 'HS256' })}.${payload}.${signature}`],
    ['another type', `${changed(header, { typ: 'JWT' })}.${payload}.${signature}`],
    ["a forger's signature", forged(header, payload)],
    ["a forger's signature and another key id", forged(changed(header, { kid: 'forged' }), payload)],
    ["a forger's key in its header", forged(changed(header, { jwk: { kty: 'EC' } }), payload)],
    ['no signature', `${header}.${payload}.`],
    ['two parts', `${header}.${payload}`],
    ['four parts', `${token}.${signature}`],
    ['padding', `${token}==`],
    ['its signature in another spelling', `${header}.${payload}.${respelt}`],
    ['its signature cut off', token.slice(0, -4)],
    ['an empty signature of the right length', `${header}.${payload}.${'A'.repeat(86)}`],
    ['its parts in another order', `${payload}.${header}.${signature}`],
  ])('%s', async (_, tampered) => {
    expect(outcome(await api.create(tampered, SAMPLE))).toEqual(refusal(401, BAD_TOKEN));
  });
});

describe('refuses a token without the scope', () => {
  test.each<[string, string, string, Call]>([
    ['a request for an upload', 'resources:write', 'resources:read', create],
    ['a deletion', 'resources:write', 'resources:read', remove],
    ['a resolution', 'resources:read', 'resources:write', resolve],
  ])('%s needs %s', async (_, missing, scope, call) => {
    const limited = await api.token(target, { scope });
    const answer = await api.send({ ...call, token: limited });
    const message = `The credentials lack the scope ${missing}: use others, or get a token for that scope.`;
    expect(outcome(answer)).toEqual(refusal(403, message));
    const challenge = `${REALM}, error="insufficient_scope", scope="${missing}"`;
    expect(answer.headers['www-authenticate']).toBe(challenge);
  });

  test('a token with only the needed scope is accepted', async () => {
    const [reader, writer] = [
      await api.token(target, { scope: 'resources:read' }),
      await api.token(target, { scope: 'resources:write' }),
    ];
    const mine = await api.reserve(writer);
    expect((await api.resolve(reader, mine.id)).status).toBe(200);
    expect((await api.remove(writer, mine.id)).status).toBe(204);
  });
});

test.each([
  ['not JSON', '{'],
  ['too long', 'x'.repeat(100_000)],
])('without a token, a caller does not learn that the body is %s', async (_, body) => {
  const answer = await api.send({ method: 'POST', path: '/v1/resources', body });
  expect(outcome(answer)).toEqual(refusal(401, NO_CREDENTIALS));
});

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { accessTokenVerifier } from '../../../lambdas/aws/access-token-verifier.ts';
import {
  BASE_URL,
  CLAIMS,
  encoded,
  NOW,
  newSigningKey,
  signed,
  signingInput,
  token,
  verificationKey,
} from './signed-tokens.ts';

const OURS = newSigningKey('ours');
const NEXT = newSigningKey('next');
const FOREIGN = newSigningKey('foreign');

/** A verifier of a deployment with two keys, and its clock. */
function verifier(keys = [OURS, NEXT]) {
  const clock = { time: NOW };
  const verify = accessTokenVerifier({
    environment: { BASE_URL, VERIFICATION_KEYS: JSON.stringify({ keys: keys.map(verificationKey) }) },
    now: () => clock.time,
    log: () => {},
  });
  return { clock, verify };
}

const GOOD = token(OURS);
const [HEADER = '', PAYLOAD = '', SIGNATURE = ''] = GOOD.split('.');
const INPUT = `${HEADER}.${PAYLOAD}`;

/** The last of a signature's 86 characters has four unused bits: the same bytes with one of them set. */
function withStrayBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + alphabet[alphabet.indexOf(text.slice(-1)) + 1];
}

const hs256 = (secret: string) => {
  const input = signingInput('ours', { alg: 'HS256' });
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
};

const publicPem = OURS.publicKey.export({ format: 'pem', type: 'spki' }).toString();
const bytes = (length: number, fill: number) => Buffer.alloc(length, fill).toString('base64url');
const zeroR = Buffer.from(SIGNATURE, 'base64url').fill(0, 0, 32).toString('base64url');
const zeroS = Buffer.from(SIGNATURE, 'base64url').fill(0, 32, 64).toString('base64url');

describe('a token that is not exactly one of ours', () => {
  test.each([
    ['no algorithm, no signature', `${signingInput('ours', { alg: 'none' })}.`],
    ['no algorithm, but a signature', signed(signingInput('ours', { alg: 'none' }), OURS)],
    ['HS256 with the public key as PEM', hs256(publicPem)],
    ['HS256 with the public key as JWK', hs256(JSON.stringify(verificationKey(OURS)))],
    ['HS256 in the header only', token(OURS, { alg: 'HS256' })],
    ['ES384 in the header', token(OURS, { alg: 'ES384' })],
    ['es256 in the header', token(OURS, { alg: 'es256' })],
    ['another issuer', token(OURS, {}, { iss: 'https://other.example' })],
    ['an issuer with a slash', token(OURS, {}, { iss: `${BASE_URL}/` })],
    ['no issuer', token(OURS, {}, { iss: undefined })],
    ['another audience', token(OURS, {}, { aud: 'https://other.example' })],
    ['no audience', token(OURS, {}, { aud: undefined })],
    ['an unknown key', token(FOREIGN)],
    ["a foreign key with our key's id", signed(signingInput('ours'), FOREIGN)],
    ["our other key with this one's id", signed(signingInput('ours'), NEXT)],
    ['no key', token(OURS, { kid: undefined })],
    ['an empty key id', token(OURS, { kid: '' })],
    ['its own key', signed(signingInput('ours', { jwk: verificationKey(FOREIGN) }), FOREIGN)],
    ['its own key set', signed(signingInput('ours', { jku: 'https://other.example/jwks.json' }), FOREIGN)],
    ['an end at this moment', token(OURS, {}, { exp: NOW / 1000 })],
    ['an end in the past', token(OURS, {}, { exp: NOW / 1000 - 1 })],
    ['no end', token(OURS, {}, { exp: undefined })],
    ['an end that is text', token(OURS, {}, { exp: String(CLAIMS.exp) })],
    ['no client', token(OURS, {}, { client_id: undefined })],
    ['no account', token(OURS, {}, { account_id: undefined })],
    ['a client that is a number', token(OURS, {}, { client_id: 1 })],
    ['the type of an id token', token(OURS, { typ: 'JWT' })],
    ['no type', token(OURS, { typ: undefined })],
    ['padding', `${GOOD}==`],
    ['padding in the payload', signed(`${HEADER}.${PAYLOAD}=`, OURS)],
    ['stray bits in the signature', `${INPUT}.${withStrayBits(SIGNATURE)}`],
    ['the plain base64 alphabet', `${INPUT}.${'+/'.repeat(43)}`],
    ['a fourth part', `${GOOD}.`],
    ['a fourth part with text', `${GOOD}.${SIGNATURE}`],
    ['two parts', INPUT],
    ['an empty signature', `${INPUT}.`],
    ['an empty payload', `${HEADER}..${SIGNATURE}`],
    ['an empty header', `.${PAYLOAD}.${SIGNATURE}`],
    ['nothing', ''],
    ['dots', '..'],
    ['a space', `${GOOD} `],
    ['a line break', `${GOOD}\n`],
    ['another payload', `${HEADER}.${encoded({ ...CLAIMS, account_id: 'other' })}.${SIGNATURE}`],
    ['another header', `${encoded({ alg: 'ES256', kid: 'ours', typ: 'at+jwt' })}.${PAYLOAD}.${SIGNATURE}`],
    ['a signature of zeros', `${INPUT}.${bytes(64, 0)}`],
    ['r zero', `${INPUT}.${zeroR}`],
    ['s zero', `${INPUT}.${zeroS}`],
    ['r and s beyond the group order', `${INPUT}.${bytes(64, 255)}`],
    ['a signature one byte short', `${INPUT}.${bytes(63, 1)}`],
    ['a signature in DER', signed(signingInput('ours'), OURS, 'der')],
    ['a payload that is not JSON', signed(`${HEADER}.${Buffer.from('{').toString('base64url')}`, OURS)],
    ['a payload that is no object', signed(`${HEADER}.${encoded(['x'])}`, OURS)],
    ['a header that is not JSON', signed(`${Buffer.from('x').toString('base64url')}.${PAYLOAD}`, OURS)],
    ['text', 'not a token'],
  ])('is refused: %s', (_, wrong) => {
    const { verify } = verifier();
    expect(verify(wrong)).toBeUndefined();
    expect(verify(GOOD)).toBeDefined();
    expect(verify(wrong)).toBeUndefined();
  });

  test.each(Array.from({ length: 8 }, (_, index) => index * 8))(
    'is refused if byte %i of the signature differs',
    (index) => {
      const signature = Buffer.from(SIGNATURE, 'base64url');
      signature.writeUInt8(signature.readUInt8(index) ^ 1, index);
      expect(verifier().verify(`${INPUT}.${signature.toString('base64url')}`)).toBeUndefined();
    },
  );
});

describe('a valid token', () => {
  test('identifies its caller', () => {
    expect(verifier().verify(GOOD)).toEqual({
      principals: ['client#client'],
      accountId: 'acme',
      scopes: ['resources:read', 'resources:write'],
      roles: { acme: 'viewer' },
    });
  });

  test('of a client that acts for a user identifies both', () => {
    expect(verifier().verify(token(OURS, {}, { sub: 'ann' }))?.principals).toEqual([
      'client#client',
      'user#ann',
    ]);
  });

  test.each([
    ['password-1', 'password-1'],
    [undefined, undefined],
    [1, undefined],
  ])('with the password id %j says %j', (password_id, passwordId) => {
    expect(verifier().verify(token(OURS, {}, { sub: 'ann', password_id }))?.passwordId).toBe(passwordId);
  });

  test.each([
    ['resources:read', ['resources:read']],
    ['resources:read admin', ['resources:read']],
    ['', []],
    [undefined, []],
  ])('with the scope %j has the scopes %j', (scope, scopes) => {
    expect(verifier().verify(token(OURS, {}, { scope }))?.scopes).toEqual(scopes);
  });

  test.each([
    [
      { acme: 'viewer', 'acme/survey': 'manager' },
      { acme: 'viewer', 'acme/survey': 'manager' },
    ],
    [{ acme: 'owner', other: 1, survey: 'manager' }, { survey: 'manager' }],
    [{}, {}],
    [undefined, {}],
    [null, {}],
    ['manager', {}],
  ])('with the roles %j has the roles %j', (claimed, roles) => {
    expect(verifier().verify(token(OURS, {}, { roles: claimed }))?.roles).toEqual(roles);
  });

  test("is valid until its end by the platform's clock", () => {
    const { verify, clock } = verifier();
    clock.time = CLAIMS.exp * 1000 - 1;
    expect(verify(GOOD)).toBeDefined();
    clock.time = CLAIMS.exp * 1000;
    expect(verify(GOOD)).toBeUndefined();
    expect(verify(GOOD)).toBeUndefined();
  });

  test('may be signed with either key during a change of keys', () => {
    const { verify } = verifier();
    expect(verify(token(OURS))).toBeDefined();
    expect(verify(token(NEXT))).toBeDefined();
    expect(verifier([NEXT]).verify(token(OURS))).toBeUndefined();
  });

  test('stays valid when many others are checked in between', () => {
    const { verify } = verifier();
    const others = Array.from({ length: 1001 }, (_, index) => token(OURS, {}, { jti: String(index) }));
    for (const other of [GOOD, ...others, GOOD]) expect(verify(other)).toBeDefined();
  });
});

describe('a deployment', () => {
  test.each([{ BASE_URL }, { VERIFICATION_KEYS: '{"keys":[]}' }, { BASE_URL: '', VERIFICATION_KEYS: '{}' }])(
    'does not start with only %j',
    (environment) => {
      expect(() => accessTokenVerifier({ environment, now: () => NOW, log: () => {} })).toThrow(
        /^The setting [A-Z_]+ is missing\.$/,
      );
    },
  );
});

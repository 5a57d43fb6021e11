import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

export const BASE_URL = 'https://api.example';

/** Milliseconds since 1970, in whole seconds; long before any test runs. */
export const NOW = Date.UTC(2020, 2, 12, 19, 3, 58);

export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function newSigningKey(keyId: string): SigningKey {
  return { keyId, ...generateKeyPairSync('ec', { namedCurve: 'P-256' }) };
}

/** The key as in a deployment's key set. */
export function verificationKey({ keyId, publicKey }: SigningKey) {
  return { ...publicKey.export({ format: 'jwk' }), kid: keyId, alg: 'ES256', use: 'sig' };
}

/** The claims of a valid token, issued now for an hour. */
export const CLAIMS = {
  iss: BASE_URL,
  aud: BASE_URL,
  sub: 'client',
  client_id: 'client',
  account_id: 'acme',
  scope: 'resources:read resources:write',
  roles: { acme: 'viewer' },
  iat: NOW / 1000,
  exp: NOW / 1000 + 3600,
  jti: 'token-1',
};

export const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** The header and payload of a token with some members changed; undefined removes one. */
export function signingInput(keyId: string, header: object = {}, claims: object = {}): string {
  return `${encoded({ alg: 'ES256', typ: 'at+jwt', kid: keyId, ...header })}.${encoded({ ...CLAIMS, ...claims })}`;
}

export function signed(
  input: string,
  key: SigningKey,
  dsaEncoding: 'ieee-p1363' | 'der' = 'ieee-p1363',
): string {
  const signature = sign('sha256', Buffer.from(input), { key: key.privateKey, dsaEncoding });
  return `${input}.${signature.toString('base64url')}`;
}

/** A token with changes of its header or claims; without changes, a valid one. */
export function token(key: SigningKey, header: object = {}, claims: object = {}): string {
  return signed(signingInput(key.keyId, header, claims), key);
}

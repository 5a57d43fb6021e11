import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { signAccessToken } from '../../../../lambdas/model/identity/token.ts';

test('an access token is a JWS that the public key verifies', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const claims = {
    iss: 'https://api.example',
    aud: 'https://api.example',
    sub: 'client',
    client_id: 'client',
    account_id: 'acme',
    scope: 'resources:read',
    roles: { acme: 'viewer', 'acme/survey': 'manager' } as const,
    iat: 1_584_039_838,
    exp: 1_584_043_438,
    jti: 'token-1',
  };
  const token = await signAccessToken(
    async (input) => sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    'key-1',
    claims,
  );
  const [header = '', payload = '', signature = ''] = token.split('.');
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(decoded(header)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'key-1' });
  expect(decoded(payload)).toEqual(claims);
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
  const bytes = Buffer.from(signature, 'base64url');
  expect(verify('sha256', Buffer.from(`${header}.${payload}`), key, bytes)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import { signingKeyId } from '../../../../lambdas/api/oauth/signing-key.ts';
import { bind as bindAuthorizationServer } from '../../../../lambdas/functions/authorization-server.ts';
import { bind as bindKeySet } from '../../../../lambdas/functions/key-set.ts';
import { gatewayEvent } from '../../support/requests.ts';

const KEY_SET = '{"keys":[{"kid":"new","kty":"EC"},{"kid":"old","kty":"EC"}]}';
const platform = {
  environment: { BASE_URL: 'https://api.example', VERIFICATION_KEYS: KEY_SET },
  now: () => 0,
  log: () => {},
};

test('the key set is public, and may be cached for five minutes', async () => {
  const response = await bindKeySet(platform)(gatewayEvent('GET', '/.well-known/jwks.json'));
  expect(response).toMatchObject({
    statusCode: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' },
    body: KEY_SET,
  });
});

test('the metadata describe the authorization server (RFC 8414 section 2)', async () => {
  const { body, statusCode } = await bindAuthorizationServer(platform)(gatewayEvent('GET', '/'));
  expect(statusCode).toBe(200);
  expect(JSON.parse(body ?? '')).toEqual({
    issuer: 'https://api.example',
    token_endpoint: 'https://api.example/oauth/token',
    jwks_uri: 'https://api.example/.well-known/jwks.json',
    scopes_supported: ['resources:read', 'resources:write'],
    response_types_supported: [],
    grant_types_supported: ['client_credentials', 'password'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  });
});

describe('the signing key', () => {
  test('is the first of the set', () => {
    expect(signingKeyId(KEY_SET)).toBe('new');
  });

  test.each(['{}', '{"keys":[]}', '{"keys":[{}]}', '{"keys":[{"kid":1}]}', '[]'])(
    'is missing in %s',
    (keySet) => {
      expect(() => signingKeyId(keySet)).toThrow('The setting VERIFICATION_KEYS must be a JSON Web Key Set.');
    },
  );
});

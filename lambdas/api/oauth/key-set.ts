import { type ApiResponse, json } from '../serving/response.ts';

/** In seconds: short enough for a new key to be known everywhere before it signs. */
const MAXIMUM_AGE = 300;

/** `GET /.well-known/jwks.json` (RFC 7517 section 5): every key whose tokens are accepted. */
export function keySet(verificationKeys: string) {
  const keys: unknown = JSON.parse(verificationKeys);
  const response = json(200, keys, { 'cache-control': `public, max-age=${MAXIMUM_AGE}` });
  return async (): Promise<ApiResponse> => response;
}

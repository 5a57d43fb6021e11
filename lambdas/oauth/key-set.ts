import { json } from '../http/response.ts';
import { servePublic } from '../http/serve-public.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';

/** Short enough for a new key to be known everywhere before it signs, seconds. */
const MAXIMUM_AGE = 300;

/** `GET /.well-known/jwks.json` (RFC 7517 section 5): every key whose tokens are accepted. */
export function bind(platform: Platform) {
  const keySet: unknown = JSON.parse(setting(platform, 'VERIFICATION_KEYS'));
  const response = json(200, keySet, { 'cache-control': `public, max-age=${MAXIMUM_AGE}` });
  return servePublic(platform, 'key-set', async () => response);
}

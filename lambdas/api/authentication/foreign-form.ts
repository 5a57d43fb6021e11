import type { ApiRequest } from '../serving/request.ts';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json *(?:;|$)/i;

/**
 * Whether a page of another origin may have sent the request without a preflight (Fetch standard, "CORS-preflight
 * fetch"). Of the methods that change something, only POST needs none, and only without JSON. The browser adds a
 * password that it remembers.
 */
export function isForeignForm({ method, headers }: ApiRequest): boolean {
  if (method !== 'POST' || JSON_TYPE.test(headers['content-type'] ?? '')) return false;
  const site = headers['sec-fetch-site'];
  // Every browser sends the origin of a POST; older ones, and all of them without TLS, send no more than that.
  if (site === undefined) return headers['origin'] !== undefined;
  return site !== 'same-origin' && site !== 'none';
}

import type { ApiRequest } from '../serving/request.ts';

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json *(?:;|$)/i;

/**
 * Whether a page of another origin may have made the request without asking (Fetch standard, "CORS-preflight fetch"): with
 * a method that changes something, POST is the only one, and JSON is no type of body that goes unasked. The browser adds
 * a password that it remembers.
 */
export function isForeignForm({ method, headers }: ApiRequest): boolean {
  if (method !== 'POST' || JSON_TYPE.test(headers['content-type'] ?? '')) return false;
  const site = headers['sec-fetch-site'];
  // Every browser names the origin of a POST; older ones, and all of them without TLS, say no more than that.
  if (site === undefined) return headers['origin'] !== undefined;
  return site !== 'same-origin' && site !== 'none';
}

import type { IncomingHttpHeaders } from 'node:http';
import type { QueryParameter } from './request-target.ts';

/** The query's parameters for its own signature. */
const signatureParameters = [
  'x-amz-algorithm',
  'x-amz-content-sha256',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-expires',
  'x-amz-signature',
  'x-amz-signedheaders',
];

/** A header's text, or an empty one. */
export function headerText(headers: IncomingHttpHeaders, name: string): string {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/**
 * A request's headers in the shape of a form's fields, which have the same names: in lower case, with one text each.
 * Presigned URLs have `x-amz-` headers in their query.
 */
export function requestFields(
  headers: IncomingHttpHeaders,
  query: readonly QueryParameter[],
): ReadonlyMap<string, string> {
  const parameters = query
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith('x-amz-') && !signatureParameters.includes(name));
  const sent = Object.keys(headers).map((name): [string, string] => [name, headerText(headers, name)]);
  return new Map([...parameters, ...sent]);
}

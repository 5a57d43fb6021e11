import { validateHeaderName, validateHeaderValue } from 'node:http';
import { invalidArgument } from '../http/errors.ts';
import { METADATA_PREFIX } from '../http/known-fields.ts';

/** The headers that an object can be given when it is uploaded, and that a signed download can override. */
export const objectHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

/**
 * The response headers that a request's headers or a form's fields (names in lower case) give an object, its metadata
 * included. Throws `InvalidArgument` for what cannot be sent as a header.
 */
export function readObjectHeaders(fields: ReadonlyMap<string, string>): Record<string, string> {
  const names: readonly string[] = objectHeaders;
  const given = [...fields].filter(([name]) => names.includes(name) || name.startsWith(METADATA_PREFIX));
  for (const [name, value] of given) checkHeader(name, value);
  return { 'content-type': DEFAULT_CONTENT_TYPE, ...Object.fromEntries(given) };
}

/** Throws `InvalidArgument` for what cannot be sent as a header, such as line breaks. */
export function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw invalidArgument(name, value, 'Header names and values must not hold control characters.');
  }
}

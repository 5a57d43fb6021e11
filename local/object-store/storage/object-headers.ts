import { validateHeaderName, validateHeaderValue } from 'node:http';
import { invalidArgument } from '../http/errors.ts';
import { METADATA_PREFIX } from '../http/known-fields.ts';

/** The headers that an upload can set, and a signed download can override. */
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
 * The response headers for an object, including its metadata, from a request's headers or a form's fields (names in
 * lower case). Throws `InvalidArgument` for a value that cannot be a header.
 */
export function readObjectHeaders(fields: ReadonlyMap<string, string>): Record<string, string> {
  const names: readonly string[] = objectHeaders;
  const given = [...fields].filter(([name]) => names.includes(name) || name.startsWith(METADATA_PREFIX));
  for (const [name, value] of given) checkHeader(name, value);
  return { 'content-type': DEFAULT_CONTENT_TYPE, ...Object.fromEntries(given) };
}

/** Throws `InvalidArgument` for a value that cannot be a header, such as one with line breaks. */
export function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw invalidArgument(name, value, 'Header names and values must not hold control characters.');
  }
}

import { validateHeaderName, validateHeaderValue } from 'node:http';
import { invalidArgument } from '../http/errors.ts';

/** The headers that an object can be given when it is uploaded, and that a signed download can override. */
export const objectHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

/** Throws `InvalidArgument` for what cannot be sent as a header, such as line breaks. */
export function checkHeader(name: string, value: string): void {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw invalidArgument(name, value, 'Header names and values must not hold control characters.');
  }
}

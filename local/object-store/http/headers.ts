import type { IncomingHttpHeaders } from 'node:http';

/** A header's text, empty where it was not sent. */
export function headerText(headers: IncomingHttpHeaders, name: string): string {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return Array.isArray(value) ? value.join(',') : (value ?? '');
}

/** A request's headers in the shape of a form's fields, which have the same names: in lower case, one text each. */
export function headerFields(headers: IncomingHttpHeaders): ReadonlyMap<string, string> {
  return new Map(Object.keys(headers).map((name) => [name, headerText(headers, name)]));
}

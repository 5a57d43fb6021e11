import { ProblemError } from '../../model/problem.ts';

/**
 * Parses a query string that is one JSON object ("GET Methods & Query Strings"); an empty one has no members. `query`
 * is raw, without the `?`. Accepts the output of common URL encoders, including those for forms and those that encode
 * only what they must. Throws a problem otherwise.
 */
export function jsonQuery(query: string): Readonly<Record<string, unknown>> {
  if (query === '' || query === '=') return {};
  const value = parsed(query);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw notAnObject();
}

function parsed(query: string): unknown {
  try {
    const once = decoded(query);
    const text = /^%7B/i.test(once) ? decoded(once) : once;
    return JSON.parse(withQuotes(text));
  } catch {
    throw notAnObject();
  }
}

/** Decodes percent-encoding. Throws if it is not UTF-8. */
function decoded(encoded: string): string {
  // A form encoder treats the whole query as a name without a value, and may append `=`.
  const text = encoded.replace(/=$/, '');
  return decodeURIComponent(leavesReserved(text) ? text : text.replaceAll('+', ' '));
}

/**
 * Whether the encoder left reserved characters (RFC 3986 section 2.2) as they were, `+` included, as `encodeURI` does.
 * An encoder that writes a space as `+` escapes most of them, and above all the colon, which every object with members
 * has.
 */
function leavesReserved(text: string): boolean {
  return text.includes(':') && !/%(?:24|26|2B|2C|2F|3A|3B|3D|3F|40)/i.test(text);
}

/** The encoder of the specification's example turned quotes into question marks. */
function withQuotes(text: string): string {
  return text.includes('"') ? text : text.replaceAll('?', '"');
}

function notAnObject(): ProblemError {
  return new ProblemError({
    code: 'invalid-request',
    message: 'The query is not valid: it must be a JSON object, URI-encoded, such as %7B%22limit%22%3A10%7D.',
  });
}

import { ProblemError } from '../../model/problem.ts';

/**
 * The JSON object that a query string is as a whole ("GET Methods & Query Strings"); an empty one has no members.
 * `query` is as it was sent, without the `?`. Read is what any usual encoder makes of an object, an encoder for forms
 * and one that encodes no more than it must among them. Throws a problem for everything else.
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

/** The text before it was encoded. Throws where a percent sign does not begin a character in UTF-8. */
function decoded(encoded: string): string {
  // An encoder for forms takes the whole for a name without a value, and may write the sign between the two.
  const text = encoded.replace(/=$/, '');
  return decodeURIComponent(leavesReserved(text) ? text : text.replaceAll('+', ' '));
}

/**
 * Whether the encoder left reserved characters (RFC 3986 section 2.2) as they were, the plus among them, as `encodeURI`
 * does: an encoder that makes a plus of a space escapes most of them, the colon above all, which is in every object with
 * members.
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

import { parseJsonObject } from '../http/request.ts';

/** Where the file begins in a body: the name in quotes can only be a name, inside a string its quotes are escaped. */
const CONTENT = /"content"\s*:\s*"/;

/**
 * The fields of a request body with a file in `content`. The file's text is cut out before the rest is parsed and
 * stays a part of the body's own text: parsing it would make another copy of what may be a hundred megabytes.
 * Throws a problem where the body is not a JSON object.
 */
export function readContentBody(text: string): Readonly<Record<string, unknown>> {
  const match = CONTENT.exec(text);
  const start = match === null ? -1 : match.index + match[0].length;
  const end = start < 0 ? -1 : text.indexOf('"', start);
  if (end < 0) return parseJsonObject(text);
  const fields = parseJsonObject(text.slice(0, start) + text.slice(end));
  // Another `content`, deeper or twice, is not the one that was cut out.
  if (fields['content'] !== '') return parseJsonObject(text);
  return { ...fields, content: unescaped(text.slice(start, end)) };
}

/** The text of a JSON string: line breaks come escaped, and some encoders escape slashes. */
function unescaped(text: string): unknown {
  return text.includes('\\') ? parseJsonObject(`{"content":"${text}"}`)['content'] : text;
}

import { randomUUID } from 'node:crypto';
import { parseJsonObject } from '../serving/request.ts';

/** Where the file begins in a body: the name in quotes can only be a name, inside a string its quotes are escaped. */
const CONTENT = /"content"\s*:\s*"/;

/** What no JSON string has (RFC 8259 section 7), and the beginning of what is escaped. */
const NOT_PLAIN = /[^ -[\]-\uffff]/;

/** Stands in the file's place while the rest is parsed. Nobody else knows it, so it is found in no other place. */
const PLACEHOLDER = randomUUID();

/**
 * The fields of a request body with a file in `content`. The file's text is cut out before the rest is parsed and
 * stays a part of the body's own text: parsing it would make another copy of what may be a hundred megabytes. A file
 * with line breaks, which come escaped, is parsed with the rest. Throws a problem where the body is not a JSON object.
 */
export function readContentBody(text: string): Readonly<Record<string, unknown>> {
  const match = CONTENT.exec(text);
  const start = match === null ? -1 : match.index + match[0].length;
  const end = start < 0 ? -1 : text.indexOf('"', start);
  const content = text.slice(start, end);
  if (end < 0 || NOT_PLAIN.test(content)) return parseJsonObject(text);
  const fields = parseJsonObject(text.slice(0, start) + PLACEHOLDER + text.slice(end));
  // Another `content`, deeper or twice, is not the one that was cut out.
  return fields['content'] === PLACEHOLDER ? { ...fields, content } : parseJsonObject(text);
}

import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../model/problem.ts';
import { MAXIMUM_JSON_BYTES, parseJson, parseJsonObject } from '../serving/request.ts';

/** A text in a body that is this long, in characters, is not parsed with the rest. */
const LONG = 64 * 1024;

/** Characters that no JSON string contains (RFC 8259 section 7), and the backslash. */
const NOT_PLAIN = /[^ -[\]-\uffff]/;

/** Replaces a long text while the rest is parsed. It is random, so it occurs in no other place. */
const PLACEHOLDER = randomUUID();

/**
 * The fields of a request body with a file in `content`. A long text is cut out before the rest is parsed, and stays a
 * part of the body's own text: parsing it would copy up to a hundred megabytes. Throws a problem if the body is not a
 * JSON object, or if anything but `content` makes it larger than other JSON may be.
 */
export function readContentBody(text: string): Readonly<Record<string, unknown>> {
  const { rest, long } = withoutLongTexts(text);
  const fields = parseJsonObject(rest);
  const [content, ...others] = long;
  if (content === undefined) return fields;
  if (others.length > 0 || fields['content'] !== PLACEHOLDER) throw tooLarge();
  return { ...fields, content: NOT_PLAIN.test(content) ? parseJson(content) : content.slice(1, -1) };
}

/** Cuts the long strings, with their quotes, out of a JSON text. Throws a problem if the rest is too large. */
function withoutLongTexts(text: string): { rest: string; long: string[] } {
  const long: string[] = [];
  let rest = '';
  let copied = 0;
  let start = text.indexOf('"');
  while (start >= 0) {
    checkSize(rest.length + start - copied);
    let quote = text.indexOf('"', start + 1);
    // Base64 has no quotes: a string with an escaped one is not cut out.
    const isCut = quote - start > LONG && !isEscaped(text, quote);
    for (; quote >= 0 && isEscaped(text, quote); quote = text.indexOf('"', quote + 1))
      checkSize(rest.length + quote - copied);
    if (quote < 0) break;
    if (isCut) {
      rest += `${text.slice(copied, start)}"${PLACEHOLDER}"`;
      copied = quote + 1;
      long.push(text.slice(start, copied));
    }
    start = text.indexOf('"', quote + 1);
  }
  checkSize(rest.length + text.length - copied);
  return { rest: rest + text.slice(copied), long };
}

/** Whether an odd number of backslashes precedes a quote. */
function isEscaped(text: string, quote: number): boolean {
  let first = quote;
  while (text[first - 1] === '\\') first -= 1;
  return (quote - first) % 2 === 1;
}

function checkSize(length: number): void {
  if (length > MAXIMUM_JSON_BYTES) throw tooLarge();
}

function tooLarge(): ProblemError {
  return new ProblemError({
    code: 'too-large',
    message: `The request body may be longer than ${MAXIMUM_JSON_BYTES} bytes only by its content in base64.`,
  });
}

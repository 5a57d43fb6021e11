import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../model/problem.ts';
import { MAXIMUM_JSON_BYTES, parseJson, parseJsonObject } from '../serving/request.ts';

/** From this length on, a text in a body is not parsed with the rest, in characters. */
const LONG = 64 * 1024;

/** What no JSON string has (RFC 8259 section 7), and the beginning of what is escaped. */
const NOT_PLAIN = /[^ -[\]-\uffff]/;

/** Stands in a long text's place while the rest is parsed. Nobody else knows it, so it is found in no other place. */
const PLACEHOLDER = randomUUID();

/**
 * The fields of a request body with a file in `content`. A long text is cut out before the rest is parsed and stays a
 * part of the body's own text: parsing it would make another copy of what may be a hundred megabytes. Throws a problem
 * where the body is not a JSON object, and where anything but `content` makes it larger than other JSON may be.
 */
export function readContentBody(text: string): Readonly<Record<string, unknown>> {
  const { rest, long } = withoutLongTexts(text);
  const fields = parseJsonObject(rest);
  const [content, ...others] = long;
  if (content === undefined) return fields;
  if (others.length > 0 || fields['content'] !== PLACEHOLDER) throw tooLarge();
  return { ...fields, content: NOT_PLAIN.test(content) ? parseJson(content) : content.slice(1, -1) };
}

/** Cuts the long strings, quotes included, out of a JSON text. Throws a problem where what is left is too large. */
function withoutLongTexts(text: string): { rest: string; long: string[] } {
  const long: string[] = [];
  let rest = '';
  let copied = 0;
  let start = text.indexOf('"');
  while (start >= 0) {
    checkSize(rest.length + start - copied);
    let quote = text.indexOf('"', start + 1);
    // No base64 has a quote in it: a string that has is not cut out.
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

/** Whether an odd number of backslashes is before a quote. */
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

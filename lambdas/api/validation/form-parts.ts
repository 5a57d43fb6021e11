import { ProblemError } from '../../model/problem.ts';

/** More than any client sends, and little enough to parse a header with regular expressions. */
const MAXIMUM_HEAD_BYTES = 64 * 1024;

/** One part of a form: the lines of its header, and its content. */
export interface FormPart {
  readonly head: string;
  readonly content: Buffer;
}

/**
 * The parts of a form (RFC 2046 section 5.1.1), one after the other. `boundary` is the one in the request's header.
 * Without one, the body's first line gives it, and the last part may end with the body, as in the examples of the
 * Resources API. Lines end in CRLF or LF, like the first one. Throws a problem if the form is broken.
 */
export function* formParts(body: Buffer, boundary: string | undefined): Generator<FormPart> {
  const mayEndOpen = boundary === undefined;
  const delimiter = `--${boundary ?? boundaryIn(body)}`;
  let at = afterOpening(body, delimiter);
  const lineBreak = body[body.indexOf('\n', at) - 1] === 0x0d ? '\r\n' : '\n';
  const separator = Buffer.from(lineBreak + delimiter);
  while (body.toString('latin1', at, at + 2) !== '--') {
    if (mayEndOpen && isBlank(body, at)) return;
    const start = nextLine(body, at);
    const end = body.indexOf(separator, start);
    if (end < 0 && !mayEndOpen) throw brokenForm();
    yield partOf(body.subarray(start, end < 0 ? body.length : end), lineBreak);
    if (end < 0) return;
    at = end + separator.length;
  }
}

function boundaryIn(body: Buffer): string {
  const [, boundary] = /^[\r\n]*--([^\r\n]{1,70})(?:\r|\n|$)/.exec(body.toString('latin1', 0, 100)) ?? [];
  if (boundary !== undefined) return boundary.trimEnd();
  throw invalidForm('The form has no boundary: send Content-Type: multipart/form-data with one.');
}

/** The end of the first delimiter; a text may precede its line. */
function afterOpening(body: Buffer, delimiter: string): number {
  const { length } = Buffer.from(delimiter);
  if (body.toString('utf8', 0, length) === delimiter) return length;
  const before = body.indexOf(`\n${delimiter}`);
  if (before < 0) throw brokenForm();
  return before + 1 + length;
}

function isBlank(body: Buffer, start: number): boolean {
  return body.length - start < 100 && body.toString('latin1', start).trim() === '';
}

/** The beginning of the line after a delimiter. Only white space may precede it. */
function nextLine(body: Buffer, at: number): number {
  const [rest] = /^[ \t]*\r?\n/.exec(body.toString('latin1', at, at + 100)) ?? [];
  if (rest === undefined) throw brokenForm();
  return at + rest.length;
}

function partOf(part: Buffer, lineBreak: string): FormPart {
  const blankLine = lineBreak + lineBreak;
  const end = part.indexOf(blankLine);
  if (end < 0) throw brokenForm();
  if (end > MAXIMUM_HEAD_BYTES) throw invalidForm('The form has a part with a header that is too long.');
  // Clients send names of fields and files in UTF-8, whatever old specifications say.
  return { head: part.toString('utf8', 0, end), content: part.subarray(end + blankLine.length) };
}

export function brokenForm(): ProblemError {
  return invalidForm('The form is broken: its boundary is missing or it was cut off.');
}

export function invalidForm(message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message });
}

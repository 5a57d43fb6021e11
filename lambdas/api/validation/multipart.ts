import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { formParts, invalidForm } from './form-parts.ts';
import { readPartHeader, textOf } from './part-header.ts';

/** A file in a form. */
export interface FormFile {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly contentType: string;
}

export interface Form {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, FormFile>>;
}

/** More than any client sends, and few enough to hold in memory. */
const MAXIMUM_FIELDS = 20;
const MAXIMUM_FILES = 1;
const MAXIMUM_NAME_LENGTH = 100;
const MAXIMUM_FIELD_BYTES = 128 * 1024;

/** Whether a request's type is that of a form with files, which the Resources API writes "formdata" in its examples. */
export function isMultipart(request: ApiRequest): boolean {
  return /^multipart\/form-?data\b/i.test(typeOf(request));
}

/**
 * Reads `multipart/form-data` (RFC 7578). Of a repeated field, the last value counts. Throws a problem if the form is
 * broken or has too many parts, or a file is larger than `maximumFileBytes`.
 */
export function readMultipart(request: ApiRequest, maximumFileBytes: number): Form {
  const fields = new Map<string, string>();
  const files = new Map<string, FormFile>();
  const counts = { fields: 0, files: 0 };
  const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
  for (const { head, content } of formParts(body, boundaryOf(request))) {
    const { name, fileName, contentType, charset } = readPartHeader(head);
    if (name === undefined) throw invalidForm('The form has a part without a name.');
    if (fileName !== undefined) {
      counts.files += 1;
      if (counts.files > MAXIMUM_FILES) throw invalidForm('The form has too many files.');
      if (content.length > maximumFileBytes) throw tooLarge(maximumFileBytes);
      files.set(name, { bytes: content, fileName, contentType });
      continue;
    }
    counts.fields += 1;
    if (counts.fields > MAXIMUM_FIELDS) throw invalidForm('The form has too many fields.');
    if (name.length > MAXIMUM_NAME_LENGTH || content.length > MAXIMUM_FIELD_BYTES)
      throw invalidForm(`The form's field ${name.slice(0, MAXIMUM_NAME_LENGTH)} is too long.`);
    fields.set(name, textOf(content, charset));
  }
  return { fields: Object.fromEntries(fields), files: Object.fromEntries(files) };
}

function typeOf({ headers }: ApiRequest): string {
  return headers['content-type'] ?? '';
}

/** The boundary in the header. Undefined if it is missing or empty. */
function boundaryOf(request: ApiRequest): string | undefined {
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^;\s]*))/i.exec(typeOf(request)) ?? [];
  return quoted || bare || undefined;
}

function tooLarge(maximumBytes: number): ProblemError {
  return new ProblemError({
    code: 'too-large',
    message: `A file here must be at most ${maximumBytes} bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource.`,
  });
}

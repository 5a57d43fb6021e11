import { Busboy } from '@fastify/busboy';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';

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

/** More than any client of ours sends, and little enough to hold. */
const LIMITS = {
  fields: 20,
  fieldNameSize: 100,
  fieldSize: 128 * 1024,
  files: 1,
  parts: 21,
  headerPairs: 20,
  headerSize: 8192,
};

const BROKEN = 'The form is broken: its boundary is missing or it was cut off.';

const NAMELESS = 'The form has a part without a name.';

/** Whether a request says that it is a form with files; the Resources API writes "formdata" in its examples. */
export function isMultipart(request: ApiRequest): boolean {
  return /^multipart\/form-?data\b/i.test(request.headers['content-type'] ?? '');
}

/**
 * Reads `multipart/form-data` (RFC 7578). A field that comes twice counts once, the last time. Throws a problem where
 * the form is broken or has too many parts, and where a file is larger than `maximumFileBytes`.
 */
export function readMultipart(request: ApiRequest, maximumFileBytes: number): Promise<Form> {
  const { promise, resolve, reject } = Promise.withResolvers<Form>();
  const fields: Record<string, string> = {};
  const files: Record<string, FormFile> = {};
  const parser = parserOf(request, maximumFileBytes);
  const tooMuch = (what: string) => () => reject(invalid(`The form has too many ${what}.`));
  parser.on('field', (name: string | undefined, value, nameTruncated, valueTruncated) => {
    if (name === undefined) return reject(invalid(NAMELESS));
    if (nameTruncated || valueTruncated) reject(invalid(`The form's field ${name} is too long.`));
    fields[name] = value;
  });
  parser.on('file', (name: string | undefined, stream, fileName, _encoding, contentType) => {
    if (name === undefined) {
      stream.resume();
      return reject(invalid(NAMELESS));
    }
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('error', () => reject(invalid(BROKEN)));
    stream.on('limit', () => reject(tooLarge(maximumFileBytes)));
    stream.on('end', () => {
      files[name] = { bytes: Buffer.concat(chunks), fileName: baseName(fileName), contentType };
    });
  });
  parser.on('partsLimit', tooMuch('parts'));
  parser.on('filesLimit', tooMuch('files'));
  parser.on('fieldsLimit', tooMuch('fields'));
  parser.on('error', () => reject(invalid(BROKEN)));
  parser.on('finish', () => resolve({ fields, files }));
  parser.end(request.body);
  return promise;
}

function parserOf(request: ApiRequest, maximumFileBytes: number) {
  const contentType = (request.headers['content-type'] ?? '').replace(
    /^multipart\/formdata/i,
    'multipart/form-data',
  );
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { ...LIMITS, fileSize: maximumFileBytes },
      // Names of files come in UTF-8, whatever old specifications say.
      defCharset: 'utf8',
      isPartAFile: (_name: string | undefined, _type: string | undefined, fileName: string | undefined) =>
        fileName !== undefined,
    });
  } catch {
    throw invalid('The form has no boundary: send Content-Type: multipart/form-data with one.');
  }
}

/** The last part of what some browsers send as a path. */
function baseName(fileName: string): string {
  return fileName.split(/[/\\]/).at(-1) ?? '';
}

function invalid(message: string): ProblemError {
  return new ProblemError({ code: 'invalid-request', message });
}

function tooLarge(maximumBytes: number): ProblemError {
  return new ProblemError({
    code: 'too-large',
    message: `A file here must be at most ${maximumBytes} bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource.`,
  });
}

import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { discardBody } from '../body/request-bytes.ts';
import {
  incompleteBody,
  invalidArgument,
  invalidRequest,
  malformedPost,
  missingContentLength,
  S3Error,
} from '../http/errors.ts';
import { own } from '../storage/memory.ts';

/** A browser's upload form up to its file, whose bytes are unread. Fields after the file are ignored. */
export interface PostForm {
  /** The fields before the file, their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** Without directories; empty if the browser sent none. */
  readonly fileName: string;
  /** Fails if the form is incomplete or malformed. */
  readonly file: Readable;
  /** Resolves when the form was read to its end. Rejects if it is incomplete or malformed. */
  readonly complete: Promise<void>;
}

/** The limit for all names and values before the file, in bytes. */
const MAXIMUM_FIELD_BYTES = 20 * 1024;

/**
 * Reads a `multipart/form-data` request up to its file (RFC 7578; S3's API, "POST Object"). Keeps at most 20 KB of
 * fields in memory. Rejects with S3's errors, and then reads and drops the rest of the request.
 */
export async function readPostForm(request: IncomingMessage): Promise<PostForm> {
  const parser = openParser(request);
  const opened = Promise.withResolvers<PostForm>();
  const complete = Promise.withResolvers<void>();
  // Nothing awaits the end of a refused form.
  complete.promise.catch(() => {});
  const fields = new FormFields();
  let file: Readable | undefined;

  const fail = (error: Error): void => {
    opened.reject(error);
    complete.reject(error);
    file?.destroy(error);
    discardBody(request);
  };
  parser.on('field', (name, value, _nameTruncated, truncated) => {
    if (file !== undefined) return;
    const refusal = fields.add(name, value, truncated);
    if (refusal !== undefined) fail(refusal);
  });
  parser.on('file', (_name, stream, fileName) => {
    // The parser also reports a form that ends within the file here, and `fail` passes it on.
    stream.on('error', () => {});
    if (file === undefined) {
      file = stream;
      opened.resolve({ fields: fields.values, fileName: fileName ?? '', file, complete: complete.promise });
    } else {
      stream.resume();
    }
  });
  parser.on('finish', () => {
    if (file === undefined) fail(missingFile());
    else complete.resolve();
  });
  parser.on('error', () => fail(malformedPost()));
  request.on('error', () => fail(incompleteBody()));
  // The parser passes on parts of chunks, which do not tell whose memory they have.
  request.on('data', own);
  request.pipe(parser);
  return opened.promise;
}

/** The fields before the file, within S3's limit. */
class FormFields {
  readonly values = new Map<string, string>();
  #bytes = 0;

  /**
   * Adds a field. Returns the refusal if the form cannot have it. A field without a name has `undefined` at run time.
   */
  add(name: string | undefined, value: string, truncated: boolean): S3Error | undefined {
    if (name === undefined) return malformedPost();
    this.#bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (truncated || this.#bytes > MAXIMUM_FIELD_BYTES) return tooManyFieldBytes();
    const field = name.toLowerCase();
    if (this.values.has(field)) {
      // Otherwise chance would decide which of the two the conditions checked, and which one counts.
      return invalidRequest(`The form contains more than one field named '${field}'.`);
    }
    this.values.set(field, value);
    return undefined;
  }
}

function openParser(request: IncomingMessage): BusboyInstance {
  const contentType = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*(?:;|$)/i.test(contentType)) {
    const message = 'At least one of the pre-conditions you specified did not hold';
    const condition = 'Bucket POST must be of the enclosure-type multipart/form-data';
    throw new S3Error(412, 'PreconditionFailed', message, { Condition: condition });
  }
  if (request.headers['content-length'] === undefined) {
    throw missingContentLength();
  }
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': contentType },
      isPartAFile: (name) => name?.toLowerCase() === 'file',
      limits: { fieldSize: MAXIMUM_FIELD_BYTES, headerSize: MAXIMUM_FIELD_BYTES },
    });
  } catch {
    throw malformedPost();
  }
}

function missingFile(): S3Error {
  return invalidArgument('file', '0', 'POST requires exactly one file upload per request.');
}

function tooManyFieldBytes(): S3Error {
  const message = 'Your POST request fields preceding the upload file were too large.';
  return new S3Error(400, 'MaxPostPreDataLengthExceeded', message, {
    MaxPostPreDataLengthBytes: String(MAXIMUM_FIELD_BYTES),
  });
}

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

/** A browser's upload form up to the file, whose bytes are still to be read. What follows the file is ignored. */
export interface PostForm {
  /** The fields before the file, their names in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** Without directories; empty where the browser gave none. */
  readonly fileName: string;
  /** Fails where the form is cut off or malformed. */
  readonly file: Readable;
  /** Resolves when the form was read to its end, rejects where it is cut off or malformed. */
  readonly complete: Promise<void>;
}

/** All the fields before the file, names and values, in bytes. */
const MAXIMUM_FIELD_BYTES = 20 * 1024;

/**
 * Reads a `multipart/form-data` request up to its file (RFC 7578; S3's API, "POST Object"). At most 20 KB of fields
 * are kept in memory. Rejects with S3's errors, and then the rest of the request is read and thrown away.
 */
export async function readPostForm(request: IncomingMessage): Promise<PostForm> {
  const parser = openParser(request);
  const opened = Promise.withResolvers<PostForm>();
  const complete = Promise.withResolvers<void>();
  // Nobody waits for the end of a form that was refused.
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
    // The parser reports a form that ends within the file here as well, and `fail` passes it on.
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
  request.pipe(parser);
  return opened.promise;
}

/** The fields before the file, gathered within S3's limit. */
class FormFields {
  readonly values = new Map<string, string>();
  #bytes = 0;

  /** Keeps a field; returns the refusal where the form cannot have it. A field without a name has none at run time. */
  add(name: string | undefined, value: string, truncated: boolean): S3Error | undefined {
    if (name === undefined) return malformedPost();
    this.#bytes += Buffer.byteLength(name) + Buffer.byteLength(value);
    if (truncated || this.#bytes > MAXIMUM_FIELD_BYTES) return tooManyFieldBytes();
    const field = name.toLowerCase();
    if (this.values.has(field)) {
      // Which of the two the policy's conditions were about, and which one counts, must not be a matter of chance.
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

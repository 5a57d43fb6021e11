import { ProblemError } from '../../model/problem.ts';
import {
  type ApiRequest,
  bodyText,
  isUrlEncodedForm,
  jsonObject,
  limitBody,
  MAXIMUM_JSON_BYTES,
} from '../serving/request.ts';
import { type FormFile, isMultipart, readMultipart } from '../validation/multipart.ts';

/** The fields of a request's body, and its files by their fields. */
export interface EntryBody {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, FormFile>>;
}

/**
 * Reads a body that describes a resource: a form with or without a file, or JSON. `maximumFileBytes` limits the file.
 * Throws a problem if the body is none of these, or empty.
 */
export function readEntryBody(request: ApiRequest, maximumFileBytes: number): EntryBody {
  if (request.body.length === 0) {
    throw new ProblemError({
      code: 'invalid-request',
      message: 'The request body is empty: send the fields as a form or as a JSON object.',
    });
  }
  if (isMultipart(request)) return readMultipart(request, maximumFileBytes);
  limitBody(request, MAXIMUM_JSON_BYTES);
  const fields = isUrlEncodedForm(request)
    ? Object.fromEntries(new URLSearchParams(bodyText(request)))
    : jsonObject(request);
  return { fields, files: {} };
}

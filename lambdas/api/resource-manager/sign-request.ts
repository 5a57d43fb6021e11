import * as v from 'valibot';
import { checkedFields, invalidFields, REQUIRED } from '../validation/fields.ts';

/** The request to sign; `key` names a resource by its id or its object's key. */
export interface SignRequest {
  readonly key: string;
  readonly wanted: 'form' | WantedStep;
}

/** A request of an upload in parts. */
export type WantedStep =
  | { readonly operation: 'open' }
  | { readonly operation: 'send-part'; readonly uploadId: string; readonly partNumber: number }
  | { readonly operation: 'list-parts' | 'complete' | 'abort'; readonly uploadId: string };

const TEXT = 'must be a string';
const METHOD = 'must be one of DELETE, GET, POST, PUT';
const UPLOAD_ID = 'must be the UploadId of the answer that opened the upload';
const PART_NUMBER = 'must be a whole number from 1';

/** `PresignableRequest` of @uppy/aws-s3. Its type and time are ignored: the service decides both. */
export const signRequestSchema = v.pipe(
  v.object(
    {
      method: v.picklist(['DELETE', 'GET', 'POST', 'PUT'], METHOD),
      key: v.string(TEXT),
      uploadId: v.optional(v.pipe(v.string(UPLOAD_ID), v.regex(/^[\x21-\x7e]{1,1024}$/, UPLOAD_ID))),
      partNumber: v.optional(
        v.pipe(v.number(PART_NUMBER), v.integer(PART_NUMBER), v.minValue(1, PART_NUMBER)),
      ),
      contentType: v.optional(v.unknown()),
      expiresIn: v.optional(v.unknown()),
    },
    REQUIRED,
  ),
  v.metadata({ additionalProperties: false }),
);

/** Reads which request to sign. Throws one problem with everything that is wrong. */
export function readSignRequest(input: Readonly<Record<string, unknown>>): SignRequest {
  const { method, key, uploadId, partNumber } = checkedFields(signRequestSchema, input);
  if (uploadId === undefined) {
    if (method === 'POST') return { key, wanted: { operation: 'open' } };
    if (method === 'PUT' && partNumber === undefined) return { key, wanted: 'form' };
    throw invalidFields([{ field: 'uploadId', message: REQUIRED }]);
  }
  if (method !== 'PUT') return { key, wanted: { operation: operations[method], uploadId } };
  if (partNumber === undefined) throw invalidFields([{ field: 'partNumber', message: REQUIRED }]);
  return { key, wanted: { operation: 'send-part', uploadId, partNumber } };
}

const operations = { GET: 'list-parts', POST: 'complete', DELETE: 'abort' } as const;

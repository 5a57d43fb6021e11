import { notImplemented, S3Error } from '../http/errors.ts';
import { refuseUnknown } from '../http/known-fields.ts';
import { type ObjectTags, parseTaggingHeader } from '../storage/object-tagging.ts';

/** The headers that any request of an AWS SDK may have. */
const commonHeaders = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-user-agent'];

/** The headers of a request with a body. */
export const bodyHeaders: readonly string[] = [
  'x-amz-decoded-content-length',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-trailer',
];

/** Throws `NotImplemented` for unknown headers and conditions, instead of ignoring them. */
export function checkHeaders(fields: ReadonlyMap<string, string>, known: readonly string[]): void {
  refuseUnknown(fields, [...commonHeaders, ...known]);
  const condition = ['if-match', 'if-none-match'].find((name) => fields.has(name) && !known.includes(name));
  if (condition !== undefined) throw notImplemented(condition);
}

/**
 * Whether the object must be new (`If-None-Match: *`). Throws `NotImplemented` for any other entity tag, which S3 does
 * not accept either.
 */
export function requiresNewObject(fields: ReadonlyMap<string, string>): boolean {
  const condition = fields.get('if-none-match');
  if (condition !== undefined && condition !== '*') throw notImplemented('if-none-match');
  return condition === '*';
}

/** The refusal of a request that required a new object. */
export function preconditionFailed(): S3Error {
  const message = 'At least one of the pre-conditions you specified did not hold';
  return new S3Error(412, 'PreconditionFailed', message, { Condition: 'If-None-Match' });
}

/** The tags in the headers, or none. Throws like `parseTaggingHeader`. */
export function readTags(fields: ReadonlyMap<string, string>): ObjectTags {
  return parseTaggingHeader(fields.get('x-amz-tagging') ?? '');
}

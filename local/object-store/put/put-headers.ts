import { notImplemented } from '../http/errors.ts';
import { refuseUnknown } from '../http/known-fields.ts';
import { type ObjectTags, parseTaggingHeader } from '../storage/object-tagging.ts';

/** The headers that any request of an AWS SDK may have. */
const commonHeaders = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-user-agent'];

/** The headers that a body may have. */
export const bodyHeaders: readonly string[] = [
  'x-amz-decoded-content-length',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-trailer',
];

/** Throws `NotImplemented` for headers whose meaning would be lost: unknown ones and conditions. */
export function checkHeaders(fields: ReadonlyMap<string, string>, known: readonly string[]): void {
  refuseUnknown(fields, [...commonHeaders, ...known]);
  const condition = ['if-match', 'if-none-match'].find((name) => fields.has(name) && !known.includes(name));
  if (condition !== undefined) throw notImplemented(condition);
}

/** The tags that the headers give; none where they give none. Throws as `parseTaggingHeader` does. */
export function readTags(fields: ReadonlyMap<string, string>): ObjectTags {
  return parseTaggingHeader(fields.get('x-amz-tagging') ?? '');
}

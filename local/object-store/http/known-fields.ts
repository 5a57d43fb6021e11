import { notImplemented } from './errors.ts';

/** Before the names of metadata, which are the client's own. */
export const METADATA_PREFIX = 'x-amz-meta-';

/**
 * Throws `NotImplemented` for an `x-amz-` header or form field that is neither known nor metadata: it would be ignored
 * in silence.
 */
export function refuseUnknown(fields: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const name of fields.keys()) {
    const meaning = name.startsWith('x-amz-') && !name.startsWith(METADATA_PREFIX);
    if (meaning && !known.includes(name)) throw notImplemented(name);
  }
}

import { notImplemented } from './errors.ts';

/** The prefix of metadata names, which clients choose. */
export const METADATA_PREFIX = 'x-amz-meta-';

/**
 * Throws `NotImplemented` for an `x-amz-` header or form field that is neither known nor metadata, instead of ignoring
 * it silently.
 */
export function refuseUnknown(fields: ReadonlyMap<string, string>, known: readonly string[]): void {
  for (const name of fields.keys()) {
    const meaning = name.startsWith('x-amz-') && !name.startsWith(METADATA_PREFIX);
    if (meaning && !known.includes(name)) throw notImplemented(name);
  }
}

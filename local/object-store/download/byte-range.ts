import { S3Error } from '../http/errors.ts';
import type { ByteRange } from '../storage/object-body.ts';

/**
 * The range of an object of `size` bytes in a `Range` header (RFC 9110 section 14.2). Undefined if the header is to be
 * ignored: S3 supports only single ranges of bytes. Throws `InvalidRange` if the object has no such byte.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (header === undefined || from === undefined || to === undefined || (from === '' && to === ''))
    return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  if (first >= size) {
    throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable', {
      RangeRequested: header,
      ActualObjectSize: String(size),
    });
  }
  return { first, last };
}

import { invalidArgument, notImplemented, type S3Error } from '../http/errors.ts';
import { decodePlus } from '../http/request-target.ts';

/** The object that is to be copied. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Reads an `x-amz-copy-source` header: `bucket/key`, with or without a slash before it, percent-encoded. Throws
 * `InvalidArgument`, and `NotImplemented` for one version of an object.
 */
export function parseCopySource(header: string): CopySource {
  if (header.includes('?versionId=')) throw notImplemented('versionId');
  const path = decodePlus(header);
  if (path === undefined) throw invalidSource(header, 'Invalid copy source encoding.');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key };
  throw invalidSource(header, 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
}

function invalidSource(header: string, message: string): S3Error {
  return invalidArgument('x-amz-copy-source', header, message);
}

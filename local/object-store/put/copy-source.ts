import { invalidArgument, invalidRequest, noSuchKey, type S3Error } from '../http/errors.ts';
import { decodePlus } from '../http/request-target.ts';
import { type DeleteMarker, MAXIMUM_OBJECT_BYTES } from '../storage/stored-object.ts';
import { checkVersionId, noSuchVersion } from '../versions/requested-version.ts';

/** The object to copy. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  /** Undefined for the current version. */
  readonly versionId: string | undefined;
}

/**
 * Reads an `x-amz-copy-source` header: `bucket/key`, percent-encoded, with an optional slash before it and an optional
 * `?versionId=` after it. Throws `InvalidArgument`.
 */
export function parseCopySource(header: string): CopySource {
  const [, encoded = '', versionId] = /^(.*?)(?:\?versionId=(.*))?$/s.exec(header) ?? [];
  if (versionId !== undefined) checkVersionId('x-amz-copy-source', versionId);
  const path = decodePlus(encoded);
  if (path === undefined) throw invalidSource(header, 'Invalid copy source encoding.');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(path) ?? [];
  if (bucket !== undefined && key !== undefined) return { bucket, key, versionId };
  throw invalidSource(header, 'Copy Source must mention the source bucket and key: sourcebucket/sourcekey');
}

/** The refusal of a missing source or a delete marker. */
export function noSource({ key, versionId }: CopySource, found: DeleteMarker | undefined): S3Error {
  if (versionId === undefined) return noSuchKey(key);
  if (found === undefined) return noSuchVersion(key, versionId);
  return invalidRequest(
    'The source of a copy request may not specifically refer to a delete marker by version id.',
  );
}

export function sourceTooLarge(): S3Error {
  return invalidRequest(
    `The specified copy source is larger than the maximum allowable size for a copy source: ${MAXIMUM_OBJECT_BYTES}`,
  );
}

function invalidSource(header: string, message: string): S3Error {
  return invalidArgument('x-amz-copy-source', header, message);
}

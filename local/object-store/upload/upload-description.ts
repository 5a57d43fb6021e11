import { checksumNames, claimedChecksum, type DigestClaim } from '../body/checksums.ts';
import { invalidRequest, S3Error } from '../http/errors.ts';
import { refuseUnknown } from '../http/known-fields.ts';
import { readObjectHeaders } from '../storage/object-headers.ts';
import { checkKey } from '../storage/object-key.ts';
import { type ObjectTags, parseTagging } from '../storage/object-tagging.ts';

/** The checksum algorithms of S3; the store refuses those it cannot calculate (`checksumNames`). */
const algorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'];

/** A form's description of its object. */
export interface UploadDescription {
  readonly key: string;
  /** The object's response headers, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ObjectTags;
  /** The form's claims about the bytes. */
  readonly claims: readonly DigestClaim[];
}

/** The field with the form's checksum algorithm. */
const ALGORITHM = 'x-amz-checksum-algorithm';

/** The fields of S3 that this store supports. */
const knownFields = [
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-signature',
  ALGORITHM,
  ...checksumNames,
];

/**
 * Reads a form's fields (names in lower case). Throws S3's errors for a too long key, invalid headers, tags and
 * checksums, and an ACL (buckets have none nowadays), and `NotImplemented` for any other `x-amz-` field.
 */
export function describeUpload(fields: ReadonlyMap<string, string>): UploadDescription {
  refuseUnknown(fields, knownFields);
  checkAccessControl(fields.get('acl'));
  const [key, tagging] = [fields.get('key') ?? '', fields.get('tagging')];
  checkKey(key);
  checkAlgorithm(fields);
  return {
    key,
    headers: readObjectHeaders(fields),
    tags: tagging === undefined ? [] : parseTagging(tagging),
    claims: claimedChecksum(fields),
  };
}

/** Throws `InvalidRequest` for an unknown algorithm, or one without its checksum. */
function checkAlgorithm(fields: ReadonlyMap<string, string>): void {
  const algorithm = fields.get(ALGORITHM);
  if (algorithm === undefined) return;
  if (!algorithms.includes(algorithm)) {
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${algorithms.join(', ')}]`,
    );
  }
  if (fields.has(`x-amz-checksum-${algorithm.toLowerCase()}`)) return;
  throw checksumNames.some((name) => fields.has(name))
    ? invalidRequest(`Value for ${ALGORITHM} header is invalid.`)
    : invalidRequest(
        `${ALGORITHM} specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.`,
      );
}

function checkAccessControl(acl: string | undefined): void {
  if (acl === undefined || acl === 'private' || acl === 'bucket-owner-full-control') return;
  throw new S3Error(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

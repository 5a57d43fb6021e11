import { invalidRequest, notImplemented, S3Error } from '../http/errors.ts';
import { checkHeader, objectHeaders } from '../storage/object-headers.ts';
import { type ObjectTags, parseTagging } from '../storage/object-tagging.ts';

/** What a form says of the object that it uploads. */
export interface UploadDescription {
  readonly key: string;
  /** The response headers that the object is given, their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ObjectTags;
  /** The SHA-256 that the bytes must have, in base64. */
  readonly sha256?: string | undefined;
}

const MAXIMUM_KEY_BYTES = 1024;
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';
const METADATA_PREFIX = 'x-amz-meta-';

/** The fields with meaning to S3 that this store knows; their names otherwise begin with `x-amz-meta-`. */
const knownFields = [
  'x-amz-algorithm',
  'x-amz-credential',
  'x-amz-date',
  'x-amz-signature',
  'x-amz-checksum-sha256',
];

/**
 * Reads a form's fields (names in lower case). Throws S3's errors for a key that is too long, for headers, tags and
 * checksums that are none, for an ACL (buckets have none nowadays) and `NotImplemented` for any other `x-amz-` field,
 * which would be ignored in silence.
 */
export function describeUpload(fields: ReadonlyMap<string, string>): UploadDescription {
  for (const name of fields.keys()) {
    const known =
      knownFields.includes(name) || name.startsWith(METADATA_PREFIX) || !name.startsWith('x-amz-');
    if (!known) throw notImplemented(name);
  }
  checkAccessControl(fields.get('acl'));
  const tagging = fields.get('tagging');
  return {
    key: readKey(fields.get('key') ?? ''),
    headers: readHeaders(fields),
    tags: tagging === undefined ? [] : parseTagging(tagging),
    sha256: readChecksum(fields.get('x-amz-checksum-sha256')),
  };
}

function readKey(key: string): string {
  const bytes = Buffer.byteLength(key);
  if (bytes <= MAXIMUM_KEY_BYTES) return key;
  throw new S3Error(400, 'KeyTooLongError', 'Your key is too long', {
    Size: String(bytes),
    MaxSizeAllowed: String(MAXIMUM_KEY_BYTES),
  });
}

function readHeaders(fields: ReadonlyMap<string, string>): Record<string, string> {
  const names: readonly string[] = objectHeaders;
  const given = [...fields].filter(([name]) => names.includes(name) || name.startsWith(METADATA_PREFIX));
  for (const [name, value] of given) checkHeader(name, value);
  return { 'content-type': DEFAULT_CONTENT_TYPE, ...Object.fromEntries(given) };
}

function readChecksum(sha256: string | undefined): string | undefined {
  if (sha256 === undefined || /^[A-Za-z0-9+/]{43}=$/.test(sha256)) return sha256;
  throw invalidRequest('Value for x-amz-checksum-sha256 header is invalid.');
}

function checkAccessControl(acl: string | undefined): void {
  if (acl === undefined || acl === 'private' || acl === 'bucket-owner-full-control') return;
  throw new S3Error(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
}

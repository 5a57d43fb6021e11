import { invalidArgument } from '../http/errors.ts';
import { encodePath, queryValue, type RequestTarget } from '../http/request-target.ts';
import { sendXml } from '../http/responses.ts';
import { element, s3Document, textElement } from '../http/xml.ts';
import type { ListedVersion, ListPosition } from '../storage/index/functions.ts';
import { entityTag, isDeleteMarker } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { checkVersionId } from './requested-version.ts';

const MAXIMUM_KEYS = 1000;

/** The query parameters of a listing. */
export const listingParameters = [
  'prefix',
  'key-marker',
  'version-id-marker',
  'max-keys',
  'encoding-type',
] as const;

/** Answers with the versions of a bucket's objects (S3's API, "ListObjectVersions"). Throws `InvalidArgument`. */
export async function listObjectVersions(
  { response, target }: ObjectRequest,
  { bucket, objects }: StoreContext,
): Promise<void> {
  const prefix = queryValue(target, 'prefix') ?? '';
  const most = readMaximum(target);
  const after = readMarkers(target);
  const found = await objects.list(prefix, after, most + 1);
  const listed = found.slice(0, most);
  const isTruncated = most > 0 && found.length > most;
  const text = readEncoding(target);
  const document = s3Document(
    'ListVersionsResult',
    textElement('Name', bucket),
    textElement('Prefix', text(prefix)),
    textElement('KeyMarker', text(after.key)),
    textElement('VersionIdMarker', after.versionId ?? ''),
    textElement('MaxKeys', String(most)),
    ...encodingElement(target),
    textElement('IsTruncated', String(isTruncated)),
    ...(isTruncated ? nextMarkers(listed, text) : []),
    ...listed.map((version) => versionElement(version, text)),
  );
  sendXml(response, 200, document);
}

type Encode = (text: string) => string;

function versionElement({ version, noncurrentSince }: ListedVersion, text: Encode): string {
  const isMarker = isDeleteMarker(version);
  return element(
    isMarker ? 'DeleteMarker' : 'Version',
    textElement('Key', text(version.key)),
    textElement('VersionId', version.versionId),
    textElement('IsLatest', String(noncurrentSince === undefined)),
    textElement('LastModified', new Date(Math.floor(version.createdAt / 1000) * 1000).toISOString()),
    ...(isMarker
      ? []
      : [
          textElement('ETag', entityTag(version)),
          textElement('Size', String(version.size)),
          textElement('StorageClass', 'STANDARD'),
        ]),
  );
}

function nextMarkers(listed: readonly ListedVersion[], text: Encode): string[] {
  const last = listed.at(-1)?.version;
  if (last === undefined) return [];
  return [textElement('NextKeyMarker', text(last.key)), textElement('NextVersionIdMarker', last.versionId)];
}

function readMaximum(target: RequestTarget): number {
  const most = queryValue(target, 'max-keys');
  if (most === undefined || most === '') return MAXIMUM_KEYS;
  if (/^\d{1,10}$/.test(most)) return Math.min(MAXIMUM_KEYS, Number(most));
  throw invalidArgument('max-keys', most, 'Provided max-keys not an integer or within integer range');
}

function readMarkers(target: RequestTarget): ListPosition {
  const key = queryValue(target, 'key-marker') ?? '';
  const versionId = queryValue(target, 'version-id-marker');
  if (versionId === undefined) return { key, versionId };
  if (key === '') {
    const message = 'A version-id marker cannot be specified without a key marker.';
    throw invalidArgument('version-id-marker', versionId, message);
  }
  checkVersionId('version-id-marker', versionId);
  return { key, versionId };
}

/** The encoding of texts with keys: XML cannot hold every character of a key. */
function readEncoding(target: RequestTarget): Encode {
  const encoding = queryValue(target, 'encoding-type');
  if (encoding === undefined) return (text) => text;
  if (encoding === 'url') return encodePath;
  throw invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
}

function encodingElement(target: RequestTarget): string[] {
  const encoding = queryValue(target, 'encoding-type');
  return encoding === undefined ? [] : [textElement('EncodingType', encoding)];
}

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
  context: StoreContext,
): Promise<void> {
  const listing = {
    prefix: queryValue(target, 'prefix') ?? '',
    after: readMarkers(target),
    most: readMaximum(target),
    encodesKeys: readEncoding(target),
  };
  sendXml(response, 200, await versionsDocument(listing, context));
}

interface Listing {
  readonly prefix: string;
  readonly after: ListPosition;
  /** At most 1,000, as by default. */
  readonly most?: number;
  /** Whether keys are percent-encoded: XML cannot hold every character of a key. */
  readonly encodesKeys?: boolean;
}

/** The document with the versions of the keys with a prefix. */
export async function versionsDocument(
  { prefix, after, most = MAXIMUM_KEYS, encodesKeys = false }: Listing,
  { bucket, objects }: Pick<StoreContext, 'bucket' | 'objects'>,
): Promise<string> {
  const found = await objects.list(prefix, after, most + 1);
  const listed = found.slice(0, most);
  const isTruncated = most > 0 && found.length > most;
  const text: Encode = encodesKeys ? encodePath : (key) => key;
  return s3Document(
    'ListVersionsResult',
    textElement('Name', bucket),
    textElement('Prefix', text(prefix)),
    textElement('KeyMarker', text(after.key)),
    textElement('VersionIdMarker', after.versionId ?? ''),
    textElement('MaxKeys', String(most)),
    ...(encodesKeys ? [textElement('EncodingType', 'url')] : []),
    textElement('IsTruncated', String(isTruncated)),
    ...(isTruncated ? nextMarkers(listed, text) : []),
    ...listed.map((version) => versionElement(version, text)),
  );
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

function readEncoding(target: RequestTarget): boolean {
  const encoding = queryValue(target, 'encoding-type');
  if (encoding === undefined || encoding === 'url') return encoding === 'url';
  throw invalidArgument('encoding-type', encoding, 'Invalid Encoding Method specified in Request');
}

import { invalidArgument, noSuchUpload } from '../http/errors.ts';
import { queryValue, type RequestTarget } from '../http/request-target.ts';
import { sendXml } from '../http/responses.ts';
import { element, s3Document, textElement } from '../http/xml.ts';
import type { Part } from '../storage/multipart-upload.ts';
import { entityTag } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedUpload } from './requested-upload.ts';

const MAXIMUM_PARTS = 1000;

/** The query parameters of a listing of parts. */
export const partParameters = ['max-parts', 'part-number-marker'] as const;

/** Answers with an upload's parts (S3's API, "ListParts"). Throws `NoSuchUpload` and `InvalidArgument`. */
export async function listParts(
  { response, target }: ObjectRequest,
  { bucket, objects }: StoreContext,
): Promise<void> {
  const name = requestedUpload(target);
  const most = Math.min(readNumber(target, 'max-parts', MAXIMUM_PARTS), MAXIMUM_PARTS);
  const after = readNumber(target, 'part-number-marker', 0);
  const found = await objects.multipart.list(name, after, most + 1);
  if (found === undefined) throw noSuchUpload(name.uploadId);
  const parts = found.slice(0, most);
  const document = s3Document(
    'ListPartsResult',
    textElement('Bucket', bucket),
    textElement('Key', name.key),
    textElement('UploadId', name.uploadId),
    textElement('StorageClass', 'STANDARD'),
    textElement('PartNumberMarker', String(after)),
    textElement('NextPartNumberMarker', String(parts.at(-1)?.number ?? 0)),
    textElement('MaxParts', String(most)),
    textElement('IsTruncated', String(most > 0 && found.length > most)),
    ...parts.map(partElement),
  );
  sendXml(response, 200, document);
}

function partElement(part: Part): string {
  return element(
    'Part',
    textElement('PartNumber', String(part.number)),
    textElement('LastModified', new Date(Math.floor(part.uploadedAt / 1000) * 1000).toISOString()),
    textElement('ETag', entityTag(part)),
    textElement('Size', String(part.size)),
  );
}

function readNumber(target: RequestTarget, name: string, otherwise: number): number {
  const text = queryValue(target, name);
  if (text === undefined || text === '') return otherwise;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw invalidArgument(name, text, `Provided ${name} not an integer or within integer range`);
}

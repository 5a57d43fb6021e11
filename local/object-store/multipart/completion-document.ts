import { malformedXml, notImplemented, S3Error } from '../http/errors.ts';
import { unescapeXml } from '../http/xml.ts';
import type { ClaimedPart } from '../storage/multipart-upload.ts';

const PART = /\s*<Part>((?:\s*<(\w+)>[^<]*<\/\2>)*)\s*<\/Part>/g;
const DOCUMENT =
  /^(?:<\?xml [^>]*\?>)?\s*<CompleteMultipartUpload(?: xmlns="[^"]*")?>(.*)<\/CompleteMultipartUpload>\s*$/s;

/**
 * Reads the document with an object's parts in order. Throws `MalformedXML` for another document or no parts,
 * `InvalidPartOrder`, and `NotImplemented` for checksums of parts.
 */
export function parseCompletion(xml: string): readonly ClaimedPart[] {
  const [, content] = DOCUMENT.exec(xml.trim()) ?? [];
  if (content === undefined || content.replace(PART, '').trim() !== '') throw malformedXml();
  const parts = [...content.matchAll(PART)].map(([, elements = '']) => parsePart(elements));
  if (parts.length === 0) throw malformedXml();
  const isAscending = parts.every(({ number }, index) => number > (parts[index - 1]?.number ?? 0));
  if (isAscending) return parts;
  const message =
    'The list of parts was not in ascending order. The parts list must be specified in order by part number.';
  throw new S3Error(400, 'InvalidPartOrder', message);
}

function parsePart(elements: string): ClaimedPart {
  const values = new Map<string, string>();
  for (const [, name = '', text = ''] of elements.matchAll(/<(\w+)>([^<]*)</g)) {
    if (name.startsWith('Checksum')) throw notImplemented(name);
    const value = unescapeXml(text)?.trim();
    if (value === undefined || values.has(name)) throw malformedXml();
    values.set(name, value);
  }
  const { number, etag } = { number: values.get('PartNumber') ?? '', etag: values.get('ETag') };
  if (values.size !== 2 || !/^\d{1,9}$/.test(number) || etag === undefined) throw malformedXml();
  return { number: Number(number), etag: etag.replace(/^"(.*)"$/, '$1') };
}

import { MeasuredBytes } from '../body/measured-bytes.ts';
import { invalidArgument, noSuchBucket, noSuchUpload } from '../http/errors.ts';
import { sendXml } from '../http/responses.ts';
import { s3Document, textElement } from '../http/xml.ts';
import { noSource, parseCopySource, sourceTooLarge } from '../put/copy-source.ts';
import { checkHeaders } from '../put/put-headers.ts';
import type { ByteRange, ObjectBody } from '../storage/object-body.ts';
import { entityTag, isDeleteMarker, MAXIMUM_OBJECT_BYTES } from '../storage/stored-object.ts';
import type { ObjectRequest, StoreContext } from '../store-context.ts';
import { requestedPart, requestedUpload } from './requested-upload.ts';

const SOURCE = 'x-amz-copy-source';
const RANGE = 'x-amz-copy-source-range';

/**
 * Stores bytes of an object as a part (S3's API, "UploadPartCopy"). Throws `NoSuchUpload`, `InvalidArgument`,
 * `InvalidRequest` for more than 5 GiB, and `NoSuchBucket`, `NoSuchKey` and `NoSuchVersion` for the source.
 */
export async function uploadPartCopy(
  { response, target, fields }: ObjectRequest,
  { bucket, objects, now }: StoreContext,
): Promise<void> {
  checkHeaders(fields, [SOURCE, RANGE]);
  const [name, number] = [requestedUpload(target), requestedPart(target)];
  const source = parseCopySource(fields.get(SOURCE) ?? '');
  if (source.bucket !== bucket) throw noSuchBucket(source.bucket);
  if ((await objects.multipart.find(name)) === undefined) throw noSuchUpload(name.uploadId);
  const found = await objects.read(source.key, source.versionId);
  if (found === undefined || isDeleteMarker(found)) throw noSource(source, found);
  const { object, body } = found;
  try {
    const range = parseCopyRange(fields.get(RANGE), object.size);
    if (range.last - range.first >= MAXIMUM_OBJECT_BYTES) throw sourceTooLarge();
    const bytes = new MeasuredBytes(bytesOf(body, range), MAXIMUM_OBJECT_BYTES, []);
    const part = await objects.multipart.putPart(name, bytes, (digests) => {
      return { number, ...bytes.verify([], digests), uploadedAt: now() };
    });
    if (part === undefined) throw noSuchUpload(name.uploadId);
    const lastModified = new Date(Math.floor(part.uploadedAt / 1000) * 1000).toISOString();
    const result = [textElement('LastModified', lastModified), textElement('ETag', entityTag(part))];
    response.setHeader('x-amz-copy-source-version-id', object.versionId);
    sendXml(response, 200, s3Document('CopyPartResult', ...result));
  } finally {
    await body.close();
  }
}

/** Without a header, the whole object. Unlike a download's range, it needs both ends, and the object must have them. */
function parseCopyRange(header: string | undefined, size: number): ByteRange {
  if (header === undefined) return { first: 0, last: size - 1 };
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(header) ?? [];
  const range = { first: Number(first), last: Number(last) };
  if (first === undefined || range.last < range.first) {
    const message = `The ${RANGE} value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy`;
    throw invalidArgument(RANGE, header, message);
  }
  if (range.last < size) return range;
  throw invalidArgument(RANGE, header, `Range specified is not valid for source object of size: ${size}`);
}

async function* bytesOf(body: ObjectBody, range: ByteRange): AsyncGenerator<Buffer> {
  const bytes = await body.open(range);
  if (Buffer.isBuffer(bytes)) yield bytes;
  else yield* bytes;
}

import { ApiError } from '../api-error.ts';
import { concurrently } from '../concurrently.ts';
import type { Reservation } from '../schema.d.ts';
import type { UploadedFile, UploadState } from './options.ts';
import { pieceOf } from './source.ts';
import type { Upload } from './under-way.ts';

const PARTS_AT_ONCE = 4;
/** The most bytes that are in memory at once, but for a single part that is larger. */
const MEMORY = 256 * 1024 ** 2;

/** The ETags of stored parts by their number. */
type StoredParts = Map<number, string>;

/** Opens an upload in parts, and sends all of it. */
export async function sendInParts(upload: Upload, reservation: Reservation): Promise<UploadedFile> {
  const { bucket, source, fileName, options } = upload;
  const { id, uri, expires_at, signed_request: signed, part_size: partSize } = reservation;
  // An earlier request with the same key has brought the file.
  if (signed === null) return finished(upload, { id, uri, expires_at });
  if (!('method' in signed) || partSize === undefined)
    throw new Error('The service has signed another request than that of an upload in parts.');
  const { method, url, headers } = signed;
  const { text } = await bucket.send(async () => ({ method, url, headers }));
  const uploadId = /<UploadId>(.*?)<\/UploadId>/s.exec(text)?.[1];
  const key = /<Key>(.*?)<\/Key>/s.exec(text)?.[1] ?? id;
  if (uploadId === undefined) throw new Error('The bucket has not opened the upload: try again.');
  const state = { id, uri, expires_at, key, uploadId, partSize, size: source.size, fileName };
  await options.resume?.save(state);
  return sendMissing(upload, state, new Map());
}

/** Goes on with an upload in parts: what is stored is not sent again. */
export async function continueParts(upload: Upload, state: UploadState): Promise<UploadedFile> {
  try {
    return await sendMissing(upload, state, await storedParts(upload, state));
  } catch (error) {
    if (!mayBeComplete(error) || !(await isAvailable(upload, state))) throw error;
    return finished(upload, state);
  }
}

async function sendMissing(upload: Upload, state: UploadState, stored: StoredParts): Promise<UploadedFile> {
  const { source, options } = upload;
  const { partSize, size } = state;
  const numbers = Array.from({ length: Math.ceil(size / partSize) }, (_, index) => index + 1);
  const rangeOf = (number: number) => ({
    start: (number - 1) * partSize,
    end: Math.min(number * partSize, size),
  });
  const bytesOf = (number: number) => rangeOf(number).end - rangeOf(number).start;
  let sentBytes = [...stored.keys()].reduce((sum, number) => sum + bytesOf(number), 0);
  const progress = () => options.onProgress?.({ sentBytes, totalBytes: size });
  progress();
  const missing = numbers.filter((number) => !stored.has(number));
  const atOnce = Math.max(1, Math.min(PARTS_AT_ONCE, Math.floor(MEMORY / partSize)));
  await concurrently(missing, atOnce, async (number) => {
    const { start, end } = rangeOf(number);
    stored.set(number, await sendPart(upload, state, number, await pieceOf(source, start, end)));
    sentBytes += end - start;
    progress();
  });
  await complete(upload, state, stored);
  return finished(upload, state);
}

async function sendPart(
  upload: Upload,
  state: UploadState,
  partNumber: number,
  bytes: Blob,
): Promise<string> {
  const { headers } = await upload.bucket.send(async () => {
    const { url } = await sign(upload, state, { method: 'PUT', partNumber });
    return { method: 'PUT', url, body: bytes };
  });
  const etag = headers.get('etag');
  if (etag === null)
    throw new Error('The bucket does not show the ETag of a part: its CORS rules must expose it.');
  return etag;
}

async function storedParts(upload: Upload, state: UploadState): Promise<StoredParts> {
  const { text } = await upload.bucket.send(async () => {
    const { url } = await sign(upload, state, { method: 'GET' });
    return { method: 'GET', url };
  });
  const parts = text.matchAll(/<PartNumber>(\d+)<.*?<ETag>(.*?)</gs);
  return new Map([...parts].map(([, number, etag = '']) => [Number(number), unescaped(etag)]));
}

const unescaped = (text: string) => text.replaceAll(/&(quot|#34);/g, '"');

async function complete(upload: Upload, state: UploadState, stored: StoredParts): Promise<void> {
  const list = [...stored]
    .sort(([one], [other]) => one - other)
    .map(([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`);
  const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
  let attempts = 0;
  try {
    await upload.bucket.send(async () => {
      attempts += 1;
      const { url, headers } = await sign(upload, state, { method: 'POST' });
      return { method: 'POST', url, headers, body };
    });
  } catch (error) {
    // An attempt whose answer was lost may have completed it.
    if (attempts === 1 || !mayBeComplete(error) || !(await isAvailable(upload, state))) throw error;
  }
}

/** An upload that is complete is not there any more, and nothing is signed for it. */
function mayBeComplete(error: unknown): boolean {
  return error instanceof ApiError && [404, 409, 410, 412, 422].includes(error.status);
}

async function isAvailable({ api, sending, options }: Upload, { id }: UploadState): Promise<boolean> {
  // The service hears of a file a moment after the bucket has it.
  for (const wait of [0, 250, 500, 1000, 2000]) {
    if (wait > 0) await sending.pause(wait, options.signal);
    const { data } = await api.GET('/v1/resources/{id}/status', {
      params: { path: { id } },
      ...signalOf(options),
    });
    if (data?.status === 'available') return true;
    if (data?.status !== 'uploading') return false;
  }
  return false;
}

async function finished({ source, options }: Upload, file: UploadedFile): Promise<UploadedFile> {
  await options.resume?.clear();
  options.onProgress?.({ sentBytes: source.size, totalBytes: source.size });
  return { id: file.id, uri: file.uri, expires_at: file.expires_at };
}

interface ToSign {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly partNumber?: number;
}

/** Asks for the signature of a request. That changes nothing, so it may be asked for again. */
async function sign({ api, options }: Upload, { key, uploadId }: UploadState, request: ToSign) {
  const { data } = await api.POST('/v1/uploads/sign', {
    body: { ...request, key, uploadId },
    ...signalOf(options),
  });
  if (data === undefined || !('headers' in data))
    throw new Error('The service has not signed a request: try again.');
  return data;
}

function signalOf({ signal }: Upload['options']) {
  return signal === undefined ? {} : { signal };
}

import type { Client } from 'openapi-fetch';
import type { Sending } from '../retries.ts';
import type { paths, Reservation } from '../schema.d.ts';
import { bucketAt } from './bucket.ts';
import type { UploadedFile, UploadOptions } from './options.ts';
import { continueParts, sendInParts } from './parts.ts';
import { pieceOf, type UploadSource } from './source.ts';
import type { Upload } from './under-way.ts';

const THRESHOLD = 16 * 1024 ** 2;

/** Uploads a file by a form, or in parts if it is large. */
export async function upload(
  api: Client<paths>,
  sending: Sending,
  source: UploadSource,
  options: UploadOptions,
): Promise<UploadedFile> {
  const name = 'name' in source && typeof source.name === 'string' ? source.name : undefined;
  const fileName = options.fileName ?? name;
  if (fileName === undefined) throw new TypeError('The file has no name: give it as fileName.');
  const under: Upload = {
    api,
    bucket: bucketAt(sending, options.signal),
    sending,
    source,
    fileName,
    options,
  };
  options.signal?.throwIfAborted();
  if (source.size <= (options.multipartThreshold ?? THRESHOLD)) return sendByForm(under);
  const state = await options.resume?.load();
  if (state !== undefined && state.size === source.size && state.fileName === fileName)
    return continueParts(under, state);
  return sendInParts(under, await reserve(under, { upload: 'multipart', size: source.size }));
}

async function sendByForm(upload: Upload): Promise<UploadedFile> {
  const { bucket, source, fileName, options } = upload;
  const reservation = await reserve(upload, {});
  const { signed_request: signed } = reservation;
  const progress = (sentBytes: number) => options.onProgress?.({ sentBytes, totalBytes: source.size });
  progress(0);
  // Without a signed request, an earlier one with the same key has brought the file.
  if (signed !== null) {
    if (!('fields' in signed)) throw new Error('The service has signed another request than that of a form.');
    const file = await pieceOf(source, 0, source.size);
    await bucket.send(async () => {
      const form = new FormData();
      for (const [field, value] of Object.entries(signed.fields)) form.append(field, value);
      form.append('file', file, fileName);
      return { method: 'POST', url: signed.url, body: form };
    });
  }
  progress(source.size);
  return uploadedFile(reservation);
}

async function reserve(
  { api, source, fileName, options }: Upload,
  parts: { upload?: 'multipart'; size?: number },
): Promise<Reservation> {
  const { mediaType, mode, expire, containerId, tags, idempotencyKey, signal } = options;
  const { data } = await api.POST('/v1/resources', {
    params: { header: { 'Idempotency-Key': idempotencyKey ?? randomKey() } },
    body: {
      file_name: fileName,
      mime_type:
        mediaType ?? (source instanceof Blob && source.type ? source.type : 'application/octet-stream'),
      mode,
      ...(expire === undefined ? {} : { expire }),
      ...(containerId === undefined ? {} : { container_id: containerId }),
      ...(tags === undefined ? {} : { tags: [...tags] }),
      ...parts,
    },
    ...(signal === undefined ? {} : { signal }),
  });
  return data as Reservation;
}

/** `crypto.randomUUID` is missing in pages that did not come by HTTPS. */
function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function uploadedFile({ id, uri, expires_at }: UploadedFile): UploadedFile {
  return { id, uri, expires_at };
}

import type { Reservation, SignRequest } from 'resource-manager-client';
import { api } from '../api.ts';

/** What a file of Uppy brings along. */
export interface UploadMeta extends Record<string, unknown> {
  /** Makes one resource of an upload, however often it is begun. */
  readonly key: string;
  readonly life?: number | undefined;
  readonly containerId?: string | undefined;
  readonly tags: readonly string[];
  readonly relativePath?: string;
  /** What was made of it. */
  readonly resourceId?: string;
  readonly expiresAt?: string | null;
}

/** Files above this size come in parts, which need not be sent again when the connection is lost; in bytes. */
const LARGE = 16 * 1000 ** 2;

export function isLarge({ size }: { readonly size: number | null }): boolean {
  return (size ?? 0) > LARGE;
}

const MEBIBYTE = 1024 ** 2;

/** As the service cuts a file (`part_size`), in bytes. */
export function partSize({ size }: { readonly size: number }): number {
  return Math.max(5, Math.ceil(size / 1000 / MEBIBYTE)) * MEBIBYTE;
}

/** A key that no other upload has. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

export interface Reserving {
  readonly name: string;
  readonly type: string;
  readonly size: number | null;
  readonly meta: UploadMeta;
}

/** Asks for an upload; the same one each time that its file has the same key. Rejects with `ApiError`. */
export async function reserve(file: Reserving): Promise<Reservation> {
  const { key, life, containerId, tags } = file.meta;
  const { data } = await api.POST('/v1/resources', {
    params: { header: { 'Idempotency-Key': key } },
    body: {
      file_name: file.name,
      mime_type: file.type,
      ...(life === undefined ? { mode: 'persistent_reference' } : { mode: 'temporary_url', expire: life }),
      ...(containerId === undefined ? {} : { container_id: containerId }),
      ...(tags.length === 0 ? {} : { tags: [...tags] }),
      ...(isLarge(file) ? { upload: 'multipart', size: file.size ?? 0 } : {}),
    },
  });
  if (data === undefined) throw new Error('The service has answered nothing: try again.');
  return data;
}

/** Signs a further request of an upload in parts. */
export async function sign(request: SignRequest) {
  const { data } = await api.POST('/v1/uploads/sign', { body: request });
  if (data === undefined) throw new Error('The service has answered nothing: try again.');
  return data;
}

/** Whether a resource has its file, though the answer that said so may have been lost. */
export async function hasArrived(id: string, size: number | null): Promise<boolean> {
  const { data } = await api
    .GET('/v1/resources/{id}/status', { params: { path: { id } } })
    .catch(() => ({ data: undefined }));
  return data?.status === 'available' && data.size === size;
}

/** Deletes what there is of an upload that was given up. Without it, the service does so in time. */
export function deleteQuietly(id: string): void {
  api.DELETE('/v1/resources/{id}', { params: { path: { id } } }).catch(() => {});
}

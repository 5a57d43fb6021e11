import type { Lifecycle } from './lifecycle.ts';

const MEBIBYTE = 1024 ** 2;

/** What one request may bring to the bucket, and so the largest part and the largest form, in bytes. */
export const MAXIMUM_REQUEST_BYTES = 5 * 1024 * MEBIBYTE;

/** Fewer than S3 allows, so that one page of its list names them all: Uppy reads no further one. */
const MAXIMUM_PARTS = 1000;

/** The smallest part that may be followed by another, in bytes. */
const MINIMUM_PART_BYTES = 5 * MEBIBYTE;

/** The largest file, in bytes. S3 itself allows more, in more parts. */
export const MAXIMUM_MULTIPART_BYTES = MAXIMUM_PARTS * MAXIMUM_REQUEST_BYTES;

/** The longest that an upload in parts may take, in days: lifecycle rules allow for as much. */
export const MAXIMUM_UPLOAD_DAYS = 7;

/** The size of a file's parts but the last, in bytes: whole mebibytes, and at most 1,000 of them. */
export function partSize(size: number): number {
  return Math.max(MINIMUM_PART_BYTES, Math.ceil(size / MAXIMUM_PARTS / MEBIBYTE) * MEBIBYTE);
}

/** The number of a file's parts. */
export function partCount(size: number): number {
  return Math.ceil(size / partSize(size));
}

/** The size of a part in bytes; the first has the number 1. Undefined if the file has no such part. */
export function bytesOfPart(size: number, partNumber: number): number | undefined {
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > partCount(size)) return undefined;
  return Math.min(partSize(size), size - (partNumber - 1) * partSize(size));
}

/** A request of an upload in parts (S3, "Multipart upload process"), with what it must be signed for. */
export type MultipartRequest =
  | { readonly operation: 'open'; readonly contentType: string; readonly lifecycle: Lifecycle }
  | {
      readonly operation: 'send-part';
      readonly uploadId: string;
      readonly partNumber: number;
      readonly bytes: number;
    }
  | { readonly operation: 'list-parts'; readonly uploadId: string }
  /** Only if the parts have this many bytes together, and nothing has been uploaded before. */
  | { readonly operation: 'complete'; readonly uploadId: string; readonly bytes: number }
  | { readonly operation: 'abort'; readonly uploadId: string };

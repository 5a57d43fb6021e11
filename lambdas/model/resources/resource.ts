/**
 * A record and at most one object. A resource is reserved when an upload is requested, or uploading if that comes in
 * parts, available once all bytes have arrived, and deleted at its provider's request. All times are in milliseconds since 1970.
 */
export interface Resource extends Grouping {
  readonly id: string;
  readonly accountId: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The object in the bucket (see `object-name.ts`); its version is unknown until its first upload is recorded. */
  readonly object: string;
  readonly createdAt: number;
  /** When the object in the bucket was uploaded, once known. */
  readonly uploadedAt?: number;
  /** When S3 says that the object was created, if that is before its upload: one in parts when that was opened. */
  readonly madeAt?: number;
  /** Until when an upload in parts may be completed; absent once it is. */
  readonly uploadUntil?: number;
  /** In bytes, once known; until the file is uploaded, the size that was declared. */
  readonly size?: number;
  /** S3's entity tag of the object, without quotes, once known. */
  readonly etag?: string;
  /** The file's SHA-256 in base64, if known. */
  readonly sha256?: string;
  /** Absent if the resource lives until it is deleted. */
  readonly expiresAt?: number;
  /** The lifecycle that the object was created with, if it was created before the record. */
  readonly madeWith?: number | 'never';
  /** When the record itself may be removed. Absent if it stays. */
  readonly forgetAt?: number;
  /** Whether it counts against its account's quota. */
  readonly counted?: boolean;
  /** Until when the form of a counted resource may be sent, as long as no file is recorded. */
  readonly formUntil?: number;
  /** Distinguishes a repeated request from another one with the same idempotency key. */
  readonly requestHash?: string;
  readonly status: 'reserved' | 'uploading' | 'available' | 'deleted';
}

/** A resource's container and tags. */
export interface Grouping {
  readonly containerId?: string;
  readonly tags?: readonly string[];
}

/** Picks a new resource's grouping from an object. */
export function grouping({ containerId, tags = [] }: Grouping): Grouping {
  return { ...(containerId === undefined ? {} : { containerId }), ...(tags.length === 0 ? {} : { tags }) };
}

/** From when the lifecycle of a resource's object counts. */
export function madeAtOf({
  madeAt,
  uploadedAt,
  createdAt,
}: Pick<Resource, 'madeAt' | 'uploadedAt' | 'createdAt'>): number {
  return madeAt ?? uploadedAt ?? createdAt;
}

/** When a resource ends by itself: with an upload in parts that is not completed. Undefined if it does not. */
export function endOf({
  uploadUntil,
  expiresAt,
}: Pick<Resource, 'uploadUntil' | 'expiresAt'>): number | undefined {
  return uploadUntil ?? expiresAt;
}

/** Whether a resource's file is still to come. */
export function awaitsUpload({ status }: { readonly status: string }): boolean {
  return status === 'reserved' || status === 'uploading';
}

/** Whether the resource may still be used at `now`. */
export function isLive(resource: Resource, now: number): boolean {
  return resource.status !== 'deleted' && (resource.expiresAt === undefined || now < resource.expiresAt);
}

/**
 * The one idea of the system: a record and at most one object. A resource is reserved when an upload is asked for,
 * available once the bytes have arrived, and deleted when its provider says so. All times are in milliseconds since
 * 1970.
 */
export interface Resource extends Grouping {
  readonly id: string;
  readonly accountId: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** The key of the object in the bucket. */
  readonly objectKey: string;
  readonly createdAt: number;
  /** When the object in the bucket was made, once it is known: lifecycle counts from there. */
  readonly uploadedAt?: number;
  /** In bytes, once it is known. */
  readonly size?: number;
  /** S3's entity tag of the object, without quotes, once it is known. */
  readonly etag?: string;
  /** The file's SHA-256 in base64, where it is known. */
  readonly sha256?: string;
  /** Absent where the resource lives until it is deleted. */
  readonly expiresAt?: number;
  /** The lifecycle that the object was made with, where that was before the record was there. */
  readonly madeWith?: number | 'never';
  /** When the record itself may go. Absent where it stays. */
  readonly forgetAt?: number;
  /** Tells a repeated request from another one with the same idempotency key. */
  readonly requestHash?: string;
  readonly status: 'reserved' | 'available' | 'deleted';
}

/** How a provider orders its resources. */
export interface Grouping {
  readonly containerId?: string;
  readonly tags?: readonly string[];
}

/** What arrived in the bucket. */
export interface Upload {
  readonly size: number;
  readonly etag: string;
  readonly uploadedAt: number;
  /** Orders the events of one object (S3, "Event message structure"): hexadecimal, of equal length once padded. */
  readonly sequencer: string;
}

/** What somebody says of a new resource's grouping, and nothing else. */
export function grouping({ containerId, tags = [] }: Grouping): Grouping {
  return { ...(containerId === undefined ? {} : { containerId }), ...(tags.length === 0 ? {} : { tags }) };
}

/** Whether the resource may still be used at `now`. */
export function isLive(resource: Resource, now: number): boolean {
  return resource.status !== 'deleted' && (resource.expiresAt === undefined || now < resource.expiresAt);
}

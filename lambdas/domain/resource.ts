import { daysAfter, endOfPeriod, lifecycleDays } from './expiry.ts';

/**
 * The one idea of the system: a record and at most one object. A resource is reserved when an upload is asked for,
 * available once the bytes have arrived, and deleted when its provider says so. All times are in milliseconds since
 * 1970.
 */
export interface Resource {
  readonly id: string;
  readonly accountId: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly createdAt: number;
  readonly uploadExpiresAt: number;
  /** Absent where the resource lives until it is deleted. */
  readonly expiresAt?: number;
  /** When the record itself may go. Absent where it stays. */
  readonly forgetAt?: number;
  readonly status: 'reserved' | 'available' | 'deleted';
}

/** What arrived in the bucket. */
export interface Upload {
  readonly size: number;
  readonly etag: string;
  readonly uploadedAt: number;
  /** Orders the events of one object (S3, "Event message structure"): hexadecimal, of equal length once padded. */
  readonly sequencer: string;
}

/** What a provider asks for. */
export interface ReservationRequest {
  readonly fileName: string;
  readonly mediaType: string;
  /** Seconds to live; absent for a persistent reference. */
  readonly expirySeconds?: number;
}

export interface ReservationRules {
  readonly uploadWindowSeconds: number;
  readonly rememberedDays: number;
}

/** A new resource, reserved for an upload that must begin before the window or the resource's own life ends. */
export function reserve(
  id: string,
  accountId: string,
  request: ReservationRequest,
  now: number,
  rules: ReservationRules,
): Resource {
  const window = endOfPeriod(now, rules.uploadWindowSeconds);
  const expiresAt = request.expirySeconds === undefined ? undefined : endOfPeriod(now, request.expirySeconds);
  return {
    id,
    accountId,
    fileName: request.fileName,
    mediaType: request.mediaType,
    createdAt: now,
    uploadExpiresAt: Math.min(window, expiresAt ?? window),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    // A persistent resource that is never uploaded must go as well; its upload takes this date away.
    forgetAt: daysAfter(expiresAt ?? window, rules.rememberedDays),
    status: 'reserved',
  };
}

/** Whether the resource may still be used at `now`. */
export function isLive(resource: Resource, now: number): boolean {
  return resource.status !== 'deleted' && (resource.expiresAt === undefined || now < resource.expiresAt);
}

/** For how many days after the upload the object must be kept, or `never` to remove it by lifecycle. */
export function lifecycle(resource: Resource): number | 'never' {
  return resource.expiresAt === undefined ? 'never' : lifecycleDays(resource.createdAt, resource.expiresAt);
}

const KEY_PREFIX = 'resources/';

/** The key of the resource's object in the bucket. */
export function objectKey(id: string): string {
  return KEY_PREFIX + id;
}

/** The resource that an object's key belongs to, or nothing for an object that is not ours. */
export function resourceIdOfKey(key: string): string | undefined {
  return key.startsWith(KEY_PREFIX) ? key.slice(KEY_PREFIX.length) : undefined;
}

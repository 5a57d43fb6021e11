import { daysAfter, endOfPeriod, lifecycleDays } from './expiry.ts';

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
  /** Absent where the resource lives until it is deleted. */
  readonly expiresAt?: number;
  /** The lifecycle that the object was made with, where that was before the record was there. */
  readonly madeWith?: number | 'never';
  /** When the record itself may go. Absent where it stays. */
  readonly forgetAt?: number;
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

/** A resource whose upload is still to come, and may begin until then. */
export interface Reservation extends Resource {
  readonly uploadExpiresAt: number;
}

/** What a provider asks for. */
export interface ReservationRequest extends Grouping {
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
): Reservation {
  const window = endOfPeriod(now, rules.uploadWindowSeconds);
  const expiresAt = request.expirySeconds === undefined ? undefined : endOfPeriod(now, request.expirySeconds);
  return {
    id,
    accountId,
    fileName: request.fileName,
    mediaType: request.mediaType,
    objectKey: KEY_PREFIX + id,
    createdAt: now,
    uploadExpiresAt: Math.min(window, expiresAt ?? window),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    // A persistent resource that is never uploaded must go as well; its upload takes this date away.
    forgetAt: daysAfter(expiresAt ?? window, rules.rememberedDays),
    ...grouping(request),
    status: 'reserved',
  };
}

/** What somebody says of a new resource's grouping, and nothing else. */
export function grouping({ containerId, tags = [] }: Grouping): Grouping {
  return { ...(containerId === undefined ? {} : { containerId }), ...(tags.length === 0 ? {} : { tags }) };
}

/** Whether the resource may still be used at `now`. */
export function isLive(resource: Resource, now: number): boolean {
  return resource.status !== 'deleted' && (resource.expiresAt === undefined || now < resource.expiresAt);
}

/** For how many days after it is made at `madeAt` an object must be kept, or `never` to remove it by lifecycle. */
export function lifecycle(expiresAt: number | undefined, madeAt: number): number | 'never' {
  return expiresAt === undefined ? 'never' : lifecycleDays(madeAt, expiresAt);
}

/** The lifecycle that keeps an object for longer. */
export function longerLifecycle(one: number | 'never', other: number | 'never'): number | 'never' {
  return one === 'never' || other === 'never' ? 'never' : Math.max(one, other);
}

/** Objects that providers send to the bucket themselves; each tells by its key which resource it belongs to. */
export const KEY_PREFIX = 'resources/';

/** The resource that waits for an object with this key, or nothing where none does. */
export function resourceIdOfKey(key: string): string | undefined {
  return key.startsWith(KEY_PREFIX) ? key.slice(KEY_PREFIX.length) : undefined;
}

/** For how many days an object lives whose record may never come. */
export const TEMPORARY_DAYS = 2;
/** The lifecycle, in days, up to which an object that gets no record may live as long as one that does. */
const SHORT_DAYS = 7;

/**
 * The lifecycle to make an object with before its record is there: a temporary one where the final one is far off, so
 * that it goes soon if the record never comes. The record is told, and the reconciler exchanges it, which costs one
 * request more.
 */
export function firstLifecycle(final: number | 'never'): number | 'never' {
  return final !== 'never' && final <= SHORT_DAYS ? final : TEMPORARY_DAYS;
}

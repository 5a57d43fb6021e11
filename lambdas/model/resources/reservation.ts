import { daysAfter, endOfPeriod, LAST_LIFECYCLE_RULE, lifecycleDays } from './expiry.ts';
import type { Lifecycle } from './lifecycle.ts';
import { MAXIMUM_REQUEST_BYTES } from './multipart.ts';
import { uploadKey } from './object-name.ts';
import type { UploadPolicy } from './ports.ts';
import { type Grouping, grouping, type Resource } from './resource.ts';

/** A resource without its file; the upload may begin until `uploadExpiresAt`. */
export interface Reservation extends Resource {
  readonly uploadExpiresAt: number;
}

/** A provider's request for an upload. */
export interface ReservationRequest extends Grouping {
  readonly fileName: string;
  readonly mediaType: string;
  /** Seconds to live; absent for a persistent reference. */
  readonly expirySeconds?: number;
  /** In bytes; of a file that comes in a form, the most that it may have. Parts need it. */
  readonly size?: number;
  /** Whether the file comes in parts instead of a form. */
  readonly inParts?: boolean;
  /** Whether it counts against a quota. */
  readonly counted?: boolean;
  /** The SHA-256 that the file must have, in base64. */
  readonly sha256?: string;
}

export interface ReservationRules {
  readonly uploadWindowSeconds: number;
  /** How long an upload in parts may take. */
  readonly uploadDays: number;
  readonly rememberedDays: number;
}

/**
 * A new resource, reserved for an upload that must begin before the window or the resource's own life ends; one that
 * comes in parts must be completed by then.
 */
export function reserve(
  id: string,
  accountId: string,
  request: ReservationRequest,
  now: number,
  rules: ReservationRules,
): Reservation {
  const { size, sha256, inParts = false, counted = false } = request;
  const window = inParts
    ? endOfPeriod(daysAfter(now, rules.uploadDays), 0)
    : endOfPeriod(now, rules.uploadWindowSeconds);
  const expiresAt = request.expirySeconds === undefined ? undefined : endOfPeriod(now, request.expirySeconds);
  const uploadExpiresAt = Math.min(window, expiresAt ?? window);
  const reserved = {
    id,
    accountId,
    fileName: request.fileName,
    mediaType: request.mediaType,
    object: uploadKey(id, now),
    createdAt: now,
    uploadExpiresAt,
    ...(size === undefined ? {} : { size }),
    ...(inParts ? { uploadUntil: uploadExpiresAt } : {}),
    ...(counted ? { counted } : {}),
    ...(counted && !inParts ? { formUntil: uploadExpiresAt } : {}),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    forgetAt:
      expiresAt === undefined ? unrecordedUntil(window, rules) : daysAfter(expiresAt, rules.rememberedDays),
    ...grouping(request),
    status: inParts ? ('uploading' as const) : ('reserved' as const),
  };
  return expiresAt === undefined ? { ...reserved, madeWith: uploadLifecycle(reserved) } : reserved;
}

/** Days for which the event of an upload may be lost: longer than the queue of failed events keeps it. */
const LOST_DAYS = 15;

/** When a persistent resource is forgotten if no upload is recorded; recording one removes this date. */
function unrecordedUntil(window: number, { rememberedDays }: ReservationRules): number {
  return daysAfter(window, Math.max(rememberedDays, LOST_DAYS));
}

/**
 * The lifecycle that a reserved resource's object is uploaded with: until the resource ends or, if it is persistent,
 * until an upload that nobody recorded is forgotten. Recording it makes it persistent.
 */
export function uploadLifecycle({
  createdAt,
  expiresAt,
  forgetAt,
}: Pick<Resource, 'createdAt' | 'expiresAt' | 'forgetAt'>): Lifecycle {
  const days = lifecycleDays(createdAt, expiresAt ?? forgetAt ?? createdAt);
  return Math.min(days, LAST_LIFECYCLE_RULE);
}

/**
 * The same reservation with a new window for its upload; parts have theirs until the end, and so have forms that count
 * against a quota, which is released then.
 */
export function reserveAgain(
  resource: Resource,
  now: number,
  { uploadWindowSeconds }: ReservationRules,
): Reservation {
  if (resource.uploadUntil !== undefined) return { ...resource, uploadExpiresAt: resource.uploadUntil };
  const window = endOfPeriod(now, uploadWindowSeconds);
  const { expiresAt = window, createdAt, counted, formUntil = counted ? createdAt : window } = resource;
  return { ...resource, uploadExpiresAt: Math.min(window, expiresAt, formUntil) };
}

/** The policy that allows only a reservation's upload, of at most `maximumBytes`, until the reservation ends. */
export function uploadPolicy(reservation: Reservation, maximumBytes: number): UploadPolicy {
  const { object, mediaType, uploadExpiresAt, sha256, size = maximumBytes } = reservation;
  return {
    key: object,
    contentType: mediaType,
    lifecycle: uploadLifecycle(reservation),
    maximumBytes: Math.min(size, maximumBytes, MAXIMUM_REQUEST_BYTES),
    expiresAt: uploadExpiresAt,
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

import { daysAfter, endOfPeriod } from './expiry.ts';
import { lifecycle } from './lifecycle.ts';
import { uploadKey } from './object-key.ts';
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
    objectKey: uploadKey(id),
    createdAt: now,
    uploadExpiresAt: Math.min(window, expiresAt ?? window),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    // A persistent resource that is never uploaded is forgotten too; its upload removes this date.
    forgetAt: daysAfter(expiresAt ?? window, rules.rememberedDays),
    ...grouping(request),
    status: 'reserved',
  };
}

/** The same reservation with a new window for its upload. */
export function reserveAgain(
  resource: Resource,
  now: number,
  { uploadWindowSeconds }: ReservationRules,
): Reservation {
  const window = endOfPeriod(now, uploadWindowSeconds);
  return { ...resource, uploadExpiresAt: Math.min(window, resource.expiresAt ?? window) };
}

/** The policy that allows only a reservation's upload, of at most `maximumBytes`, until the reservation ends. */
export function uploadPolicy(reservation: Reservation, maximumBytes: number): UploadPolicy {
  const { objectKey, mediaType, createdAt, expiresAt, uploadExpiresAt } = reservation;
  return {
    key: objectKey,
    contentType: mediaType,
    lifecycle: lifecycle(expiresAt, createdAt),
    maximumBytes,
    expiresAt: uploadExpiresAt,
  };
}

import { lifecycleDays } from './expiry.ts';

/** Days from an object's creation to its removal, or `never` if lifecycle does not remove it. */
export type Lifecycle = number | 'never';

/** The lifecycle of an object created at `madeAt` that must exist until `expiresAt`. */
export function lifecycle(expiresAt: number | undefined, madeAt: number): Lifecycle {
  return expiresAt === undefined ? 'never' : lifecycleDays(madeAt, expiresAt);
}

/** The longer of two lifecycles. */
export function longerLifecycle(one: Lifecycle, other: Lifecycle): Lifecycle {
  return one === 'never' || other === 'never' ? 'never' : Math.max(one, other);
}

/** Days that an object without a record is kept. */
export const TEMPORARY_DAYS = 2;
/** Up to this lifecycle, in days, an object without a record is kept as long as one with it. */
const SHORT_DAYS = 7;

/**
 * The lifecycle to create an object with before its record: a temporary one if the final one is long, so that the
 * object is removed soon if the record is never written. The record notes it, and the reconciler replaces it, at the
 * cost of one more request.
 */
export function firstLifecycle(final: Lifecycle): Lifecycle {
  return final !== 'never' && final <= SHORT_DAYS ? final : TEMPORARY_DAYS;
}

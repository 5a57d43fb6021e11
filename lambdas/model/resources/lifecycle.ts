import { lifecycleDays } from './expiry.ts';

/** For how many days an object is kept after it was made, or `never` where lifecycle does not remove it. */
export type Lifecycle = number | 'never';

/** For how many days after it is made at `madeAt` an object must be kept, or `never` to remove it by lifecycle. */
export function lifecycle(expiresAt: number | undefined, madeAt: number): Lifecycle {
  return expiresAt === undefined ? 'never' : lifecycleDays(madeAt, expiresAt);
}

/** The lifecycle that keeps an object for longer. */
export function longerLifecycle(one: Lifecycle, other: Lifecycle): Lifecycle {
  return one === 'never' || other === 'never' ? 'never' : Math.max(one, other);
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
export function firstLifecycle(final: Lifecycle): Lifecycle {
  return final !== 'never' && final <= SHORT_DAYS ? final : TEMPORARY_DAYS;
}

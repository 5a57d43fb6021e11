import { ProblemError } from '../problem.ts';

/** What a quota may limit; `uploads` are those under way. */
export const dimensions = ['resources', 'uploads', 'bytes'] as const;
export type Dimension = (typeof dimensions)[number];

export type Amounts = Readonly<Record<Dimension, number>>;

export const NOTHING: Amounts = { resources: 0, uploads: 0, bytes: 0 };

/** An account's quota. A limit that is absent does not exist. */
export interface Quota {
  readonly limits: Partial<Amounts>;
  /** What the account's counted records hold. */
  readonly used: Amounts;
  /** Names the count: only what records hold of the same generation is in `used`. It only rises. */
  readonly generation: number;
}

/** Finds the quotas of accounts. */
export interface QuotaStore {
  find(accountId: string): Promise<Quota | undefined>;
}

/** What a resource holds of its account's quota. */
export function amountsOf({
  status,
  ended = false,
  size = 0,
  formUntil,
}: {
  readonly status: string;
  readonly ended?: boolean;
  readonly size?: number;
  readonly formUntil?: number;
}): Amounts {
  if (status === 'available' && !ended) return { resources: 1, uploads: 0, bytes: size };
  const isUnderWay = status === 'uploading' || (status === 'reserved' && formUntil !== undefined);
  return isUnderWay ? { resources: 1, uploads: 1, bytes: size } : NOTHING;
}

/** How much is left of a limit; infinite without one. */
export function left({ limits, used }: Quota, dimension: Dimension): number {
  const limit = limits[dimension];
  return limit === undefined ? Number.POSITIVE_INFINITY : Math.max(0, limit - used[dimension]);
}

/** Whether a quota has less left than is wanted. */
export function isExceeded(quota: Quota, wanted: Amounts): boolean {
  return dimensions.some((one) => wanted[one] > 0 && wanted[one] > left(quota, one));
}

/** The refusal of what a quota does not allow, with what is left of each limit. */
export function quotaExceeded(quota: Quota): ProblemError {
  const { limits } = quota;
  const parts = dimensions.flatMap((one) =>
    limits[one] === undefined ? [] : `${left(quota, one)} of ${limits[one]} ${words[one]}`,
  );
  return new ProblemError({
    code: 'quota-exceeded',
    message: `The account's quota does not allow this: ${parts.join(', ')} are left.`,
  });
}

const words: Readonly<Record<Dimension, string>> = {
  resources: 'resources',
  uploads: 'uploads under way',
  bytes: 'bytes',
};

import { ProblemError } from '../../model/problem.ts';
import { left, type QuotaStore } from '../../model/quotas/quota.ts';
import type { Resource } from '../../model/resources/resource.ts';

interface Dependencies {
  readonly quotas: QuotaStore;
  readonly rules: { readonly maximumUploadBytes: number };
}

/** The most bytes that a form may bring: not more than the account's quota has left, if no size was declared. */
export async function formBytes(
  { quotas, rules: { maximumUploadBytes } }: Dependencies,
  { accountId, counted, size }: Resource,
): Promise<number> {
  const quota = counted && size === undefined ? await quotas.find(accountId) : undefined;
  return quota === undefined ? maximumUploadBytes : Math.min(maximumUploadBytes, left(quota, 'bytes'));
}

/** The problem of a form that cannot be signed again. */
export function timeIsOver(): ProblemError {
  return new ProblemError({ code: 'gone', message: 'The time for the upload is over: ask for another one.' });
}

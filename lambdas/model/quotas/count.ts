import { concurrently } from '../concurrently.ts';
import type { JobKind } from '../jobs/steps.ts';
import type { QuotaStore } from './quota.ts';

/**
 * A count of what an account's resources hold of its quota: each of them joins the quota's generation. The lists are
 * walked twice, since resources that are asked for without the quota may arrive until their forms end.
 */
export interface QuotaCount {
  readonly accountId: string;
  readonly generation: number;
  readonly walk: 1 | 2;
  readonly list: CountedList;
  /** The place in the list to continue after. */
  readonly after?: string;
}

/** An account's files and uploads in parts, and its forms under way. */
export type CountedList = 'resources' | 'forms';

/** A page of a list: the resources that are not in the count, and where the list continues. */
export interface UncountedPage {
  readonly ids: readonly string[];
  readonly next?: string;
}

export interface QuotaCountStore extends QuotaStore {
  /** Tells all clients and users of an account that it has a quota, or that it has none. */
  tellCallers(accountId: string, hasQuota: boolean): Promise<void>;
  uncounted(
    accountId: string,
    list: CountedList,
    generation: number,
    limit: number,
    after?: string,
  ): Promise<UncountedPage>;
  /** Counts a resource, unless it is in this generation already. */
  count(id: string, generation: number): Promise<void>;
}

export interface QuotaCountDependencies {
  readonly quotas: QuotaCountStore;
  /** How long a form may be sent. */
  readonly uploadWindowSeconds: number;
  readonly now: () => number;
}

/** How long requests may still go on that began without the quota, in milliseconds. */
const SETTLED_AFTER = 60_000;

/** Resources read in one step, and counted at a time: all of them change the same row. */
const PAGE = 500;
const AT_ONCE = 2;

/** The key of the count of an account's quota. */
export function quotaCountKey(accountId: string): string {
  return `quota#${accountId}`;
}

/** A count, about to begin. Generations are times in milliseconds since 1970. */
export function newQuotaCount(accountId: string, generation: number): QuotaCount {
  return { accountId, generation, walk: 1, list: 'resources' };
}

/** A count, tried until it succeeds. It starts over if another one was asked for meanwhile. */
export function quotaCountJob(dependencies: QuotaCountDependencies): JobKind<QuotaCount> {
  const { quotas, uploadWindowSeconds, now } = dependencies;
  return {
    async step(count, { keep }) {
      const { accountId, generation, walk, list, after } = count;
      const quota = await quotas.find(accountId);
      if (quota === undefined) return 'done';
      if (quota.generation !== generation) return newQuotaCount(accountId, quota.generation);
      if (now() < generation + SETTLED_AFTER + (walk === 1 ? 0 : uploadWindowSeconds * 1000)) return 'later';
      if (list === 'resources' && after === undefined) await quotas.tellCallers(accountId, true);
      const { ids, next } = await quotas.uncounted(accountId, list, generation, PAGE, after);
      await concurrently(ids, AT_ONCE, async (id) => {
        await keep();
        await quotas.count(id, generation);
      });
      if (next !== undefined) return { ...count, after: next };
      if (list === 'resources') return { accountId, generation, walk, list: 'forms' };
      return walk === 1 ? { accountId, generation, walk: 2, list: 'resources' } : 'done';
    },
  };
}

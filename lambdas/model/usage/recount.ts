import type { JobKind } from '../jobs/steps.ts';
import type { ResourceLists } from '../lists/ports.ts';
import type { UsageRange, UsageStore } from './ports.ts';
import { countOf, type UsageCount, usageOrder } from './usage.ts';

/**
 * A recount of an account's files: it reads the account's list page by page, then sets the counts. If there are too
 * many counts to remember, it sets the first ones in their order and reads the list again for those after them.
 */
export interface Recount {
  readonly accountId: string;
  /** The range of counts that this pass over the list sets. */
  readonly range: UsageRange;
  readonly counts: readonly UsageCount[];
  /** The place in the list to continue after. */
  readonly after?: string;
}

export interface RecountDependencies {
  readonly lists: Pick<ResourceLists, 'resources'>;
  readonly usage: Pick<UsageStore, 'replace'>;
}

/** Resources read in one step. */
const PAGE = 1000;

/** The most counts to remember: with the longest media types, a quarter of a mebibyte of a row's 400 KB. */
const MAXIMUM_COUNTS = 1000;

/** The key of an account's recount. */
export function recountKey(accountId: string): string {
  return `usage#${accountId}`;
}

/** A recount, about to begin. */
export function newRecount(accountId: string): Recount {
  return { accountId, range: {}, counts: [] };
}

/** A recount, tried until it succeeds. Files added or removed meanwhile may be counted wrongly. */
export function recountJob({ lists, usage }: RecountDependencies): JobKind<Recount> {
  return {
    async step({ accountId, after, ...counted }, { keep }) {
      const ordering = { by: 'created', descending: false } as const;
      const { rows, next } = await lists.resources(`account#${accountId}`, { ordering, after, limit: PAGE });
      // The list also has uploads in parts that are not completed.
      const uploaded = rows.filter(({ thing }) => thing.resource.status === 'available');
      const files = uploaded.map(({ thing }) => countOf(thing.resource));
      const { range, counts } = withCounts(counted, files);
      if (next !== undefined) return { accountId, range, counts, after: next };
      await keep();
      await usage.replace(accountId, range, counts);
      return range.until === undefined ? 'done' : { accountId, range: { after: range.until }, counts: [] };
    },
  };
}

type Counted = Pick<Recount, 'range' | 'counts'>;

/** Adds the counts in the range. If there are too many, the range ends with the last one remembered. */
function withCounts({ range, counts }: Counted, added: readonly UsageCount[]): Counted {
  const sums = new Map(counts.map((count) => [usageOrder(count), count]));
  for (const count of added) {
    const order = usageOrder(count);
    if (!isWithin(order, range)) continue;
    const { files, bytes } = sums.get(order) ?? { files: 0, bytes: 0 };
    sums.set(order, { ...count, files: files + count.files, bytes: bytes + count.bytes });
  }
  const kept = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, MAXIMUM_COUNTS);
  const last = kept.at(-1)?.[0];
  return {
    range: kept.length === sums.size || last === undefined ? range : { ...range, until: last },
    counts: kept.map(([, count]) => count),
  };
}

function isWithin(order: string, { after, until }: UsageRange): boolean {
  return (after === undefined || order > after) && (until === undefined || order <= until);
}

import { isDeepStrictEqual } from 'node:util';
import type { ProblemError } from '../model/problem.ts';
import {
  type Amounts,
  amountsOf,
  dimensions,
  isExceeded,
  NOTHING,
  type Quota,
  type QuotaStore,
  quotaExceeded,
} from '../model/quotas/quota.ts';
import { isCaller } from './authors.ts';
import { quota, UNCOUNTED } from './entities.ts';
import type { Item } from './entity.ts';
import type { ResourceRecord } from './resource-values.ts';
import { type Condition, get, type Table } from './table.ts';
import type { Write } from './transaction.ts';

/** Quotas in the table, one row each. */
export function quotaRecords(table: Table): QuotaStore {
  return { find: (accountId) => findQuota(table, accountId) };
}

/** An account's quota, read consistently. */
export async function findQuota(table: Table, accountId: string): Promise<Quota | undefined> {
  const item = await get(table, quota.key(accountId));
  return item && quotaOf(item);
}

export function quotaOf(item: Item): Quota {
  const { generation, resources, uploads, bytes, ...maximum } = quota.values(item);
  const { maximumResources, maximumUploads, maximumBytes } = maximum;
  return {
    generation,
    used: { resources, uploads, bytes },
    limits: {
      ...(maximumResources === undefined ? {} : { resources: maximumResources }),
      ...(maximumUploads === undefined ? {} : { uploads: maximumUploads }),
      ...(maximumBytes === undefined ? {} : { bytes: maximumBytes }),
    },
  };
}

/** Whether a write of a record changes what it holds, or counts it anew. */
export function changesHold(next: ResourceRecord, before: ResourceRecord | undefined): boolean {
  if (next.held === undefined) return false;
  const [generation, ...amounts] = next.held;
  const { resources, uploads, bytes } = amountsOf(next);
  const isSame = isDeepStrictEqual(amounts, [resources, uploads, bytes]);
  return before === undefined || generation === UNCOUNTED[0] || !isSame;
}

/** How a write of a record changes what is used of the quota. */
interface Difference {
  readonly difference: Amounts;
  /** What must be left for the write; absent if it may exceed the limits. */
  readonly wanted?: Amounts;
}

/** A record to write, with its hold, and the write of the quota's row that belongs to it. */
export interface CountedWrite {
  readonly record: ResourceRecord;
  readonly use?: Write;
  /** The problem, if the quota has less left than a caller wants. */
  readonly excess?: ProblemError;
}

/**
 * Counts a record's write against its account's quota, which is read for it. Only writes of callers are limited: the
 * service counts what is there already. Without a quota, the record counts no more.
 */
export async function countedWrite(
  table: Table,
  next: ResourceRecord,
  before: ResourceRecord | undefined,
): Promise<CountedWrite> {
  const { accountId, changedBy } = next;
  const found = await findQuota(table, accountId);
  if (found === undefined) {
    const { held: _, formUntil: __, ...record } = next;
    return { record };
  }
  const { generation } = found;
  const { resources, uploads, bytes } = amountsOf(next);
  const record: ResourceRecord = { ...next, held: [generation, resources, uploads, bytes] };
  const difference = differenceOf(heldOf(before, generation), amountsOf(next));
  // A form of any size needs room for a byte.
  const isOpen = difference.uploads > 0 && next.size === undefined;
  const wanted = isOpen ? { ...difference, bytes: 1 } : difference;
  const limited = isCaller(changedBy) ? { wanted } : {};
  if (isCaller(changedBy) && isExceeded(found, wanted)) return { record, excess: quotaExceeded(found) };
  const use = useOf(accountId, found, { difference, ...limited });
  return { record, ...(use === undefined ? {} : { use }) };
}

/** The end of a record's hold. */
export function released({ generation }: Quota, record: ResourceRecord): Difference {
  return { difference: differenceOf(heldOf(record, generation), NOTHING) };
}

/** What a record holds in a generation: of an older one, nothing is in the count. */
function heldOf(record: ResourceRecord | undefined, generation: number): Amounts {
  const [of, resources, uploads, bytes] = record?.held ?? UNCOUNTED;
  return of === generation ? { resources, uploads, bytes } : NOTHING;
}

function differenceOf(before: Amounts, after: Amounts): Amounts {
  return {
    resources: after.resources - before.resources,
    uploads: after.uploads - before.uploads,
    bytes: after.bytes - before.bytes,
  };
}

/** The write of a quota's row, or undefined if nothing changes. */
export function useOf(
  accountId: string,
  { generation, limits }: Quota,
  { difference, wanted }: Difference,
): Write | undefined {
  if (dimensions.every((one) => difference[one] === 0)) return undefined;
  const add: Record<string, number> = {};
  for (const one of dimensions) if (difference[one] !== 0) add[one] = difference[one];
  const conditions = dimensions.flatMap((one) => {
    const limit = limits[one];
    const more = wanted?.[one] ?? 0;
    return limit === undefined || more <= 0 ? [] : { one, most: limit - more };
  });
  const condition: Condition = {
    expression: ['#generation = :generation', ...conditions.map(({ one }) => `#${one} <= :${one}`)].join(
      ' AND ',
    ),
    names: Object.fromEntries(
      ['generation', ...conditions.map(({ one }) => one)].map((one) => [`#${one}`, one]),
    ),
    values: {
      ':generation': { N: String(generation) },
      ...Object.fromEntries(conditions.map(({ one, most }) => [`:${one}`, { N: String(most) }])),
    },
  };
  return { update: quota.key(accountId), change: { add: quota.changes(add) }, condition };
}

import type { CountedList, QuotaCountStore } from '../model/quotas/count.ts';
import { NOTHING, type Quota } from '../model/quotas/quota.ts';
import { SERVICE } from './authors.ts';
import { clientRecords } from './clients.ts';
import { quota, resource, shardOf, UNCOUNTED, uploadsOf } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { readShards } from './list-rows.ts';
import { query } from './query.ts';
import { findQuota, quotaRecords } from './quotas.ts';
import { changeRecord } from './resource-rows.ts';
import { EXISTING, put, remove, type Table, update } from './table.ts';
import { userRecords } from './users.ts';

/** The counting of quotas in the table. */
export function quotaCounts(table: Table, now: () => number): QuotaCountStore {
  const callers = [clientRecords(table), userRecords(table)] as const;
  return {
    ...quotaRecords(table),

    async tellCallers(accountId, hasQuota) {
      const [clients, users] = callers;
      for await (const { clientId } of clients.list(accountId)) await clients.update(clientId, { hasQuota });
      for await (const { username } of users.list(accountId)) await users.update(username, { hasQuota });
    },

    async uncounted(accountId, list, generation, limit, after) {
      const { rows, next } = await pageOf(table, accountId, list, limit, after);
      const ids = rows.flatMap((item) => (generationOf(item) === generation ? [] : idOf(item)));
      return { ids, ...(next === undefined ? {} : { next }) };
    },

    async count(id, generation) {
      await changeRecord(table, id, { by: SERVICE, now: now() }, (record) =>
        record.held?.[0] === generation ? record : { ...record, held: UNCOUNTED },
      );
    },
  };
}

function generationOf(item: Item): number | undefined {
  return resource.values(item).held?.[0];
}

async function pageOf(
  table: Table,
  accountId: string,
  list: CountedList,
  limit: number,
  after: string | undefined,
): Promise<{ readonly rows: readonly Item[]; readonly next?: string | undefined }> {
  const range = { limit, ...(after === undefined ? {} : { after }) };
  if (list === 'forms') {
    const { items, more } = await query(table, { index: 'gsi1', partition: uploadsOf(accountId), ...range });
    return { rows: items, next: more ? items.at(-1)?.['gsi1sk']?.S : undefined };
  }
  const name = `account#${accountId}`;
  const { rows, next } = await readShards(table, name, (shard) => shardOf(name, shard), {
    index: 'gsi2',
    ...range,
  });
  return { rows: rows.map(({ thing }) => thing), next };
}

/** Writes an account's quota. Without the same generation, its count begins at nothing. */
export async function writeQuota(
  table: Table,
  accountId: string,
  limits: Quota['limits'],
  generation: number,
): Promise<void> {
  await put(table, quota.item([accountId], { generation, ...NOTHING, ...maximum(limits) }));
}

/** Changes the limits of a quota, and leaves its count. */
export async function changeLimits(
  table: Table,
  accountId: string,
  limits: Quota['limits'],
): Promise<boolean> {
  const names = ['maximum_resources', 'maximum_uploads', 'maximum_bytes'];
  const set = quota.changes(maximum(limits));
  const change = { set, remove: names.filter((name) => set[name] === undefined) };
  return (await update(table, quota.key(accountId), change, EXISTING)) !== undefined;
}

/** Begins a new count at nothing. Resolves to its generation, or to undefined without a quota. */
export async function restartCount(
  table: Table,
  accountId: string,
  now: number,
): Promise<number | undefined> {
  const found = await findQuota(table, accountId);
  if (found === undefined) return undefined;
  const generation = Math.max(now, found.generation + 1);
  const change = { set: quota.changes({ generation, ...NOTHING }) };
  return (await update(table, quota.key(accountId), change, EXISTING)) === undefined ? undefined : generation;
}

/** Removes an account's quota: its records count no more. */
export async function removeQuota(table: Table, accountId: string): Promise<void> {
  await remove(table, quota.key(accountId));
}

function maximum({ resources, uploads, bytes }: Quota['limits']) {
  return {
    ...(resources === undefined ? {} : { maximumResources: resources }),
    ...(uploads === undefined ? {} : { maximumUploads: uploads }),
    ...(bytes === undefined ? {} : { maximumBytes: bytes }),
  };
}

import type { AccountStore, OwnedPage } from '../model/accounts/removal.ts';
import { writeMany } from './batch.ts';
import { clientRecords } from './clients.ts';
import {
  containersOf,
  deliveriesOf,
  list,
  quota,
  shardOf,
  uploadsOf,
  usageOf,
  webhooksOf,
} from './entities.ts';
import { idOf, keyOf } from './entity.ts';
import { readShards } from './list-rows.ts';
import { query, queryAll } from './query.ts';
import { remove, type Table } from './table.ts';
import { userRecords } from './users.ts';
import { webhookRecords } from './webhooks.ts';

/** What an account owns in the table. */
export function accountRecords(table: Table): AccountStore {
  const clients = clientRecords(table);
  const users = userRecords(table);
  const webhooks = webhookRecords(table);
  return {
    async removeCallers(accountId) {
      for await (const { clientId } of clients.list(accountId)) await clients.remove(clientId);
      for await (const { username } of users.list(accountId)) await users.remove(username);
      for (const { id } of await webhooks.list(accountId)) {
        await removePartition(table, deliveriesOf(id));
        await webhooks.remove(accountId, id);
      }
    },

    async resources(accountId, limit, after) {
      const page = await pageOf(table, `account#${accountId}`, limit, after);
      if (after !== undefined || page.ids.length > 0) return page;
      const range = { index: 'gsi1', partition: uploadsOf(accountId), limit } as const;
      return { ids: (await query(table, range)).items.map(idOf) };
    },

    containers: (accountId, limit, after) => pageOf(table, containersOf(accountId), limit, after),

    async removeRest(accountId) {
      await removePartition(table, usageOf(accountId));
      await removePartition(table, webhooksOf(accountId));
      await remove(table, quota.key(accountId));
      for (const name of [`account#${accountId}`, containersOf(accountId)])
        await remove(table, list.key(name));
    },
  };
}

async function pageOf(
  table: Table,
  name: string,
  limit: number,
  after: string | undefined,
): Promise<OwnedPage> {
  const range = { index: 'gsi2', limit, ...(after === undefined ? {} : { after }) } as const;
  const { rows, next } = await readShards(table, name, (shard) => shardOf(name, shard), range);
  return { ids: rows.map(({ id }) => id), ...(next === undefined ? {} : { next }) };
}

async function removePartition(table: Table, partition: string): Promise<void> {
  for await (const items of queryAll(table, { partition, consistent: true }))
    await writeMany(table, { deletes: items.map(keyOf) });
}

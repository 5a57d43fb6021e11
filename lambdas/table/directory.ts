import { getMany } from './batch.ts';
import { CLIENTS, client, directoryEntry, USERS, user } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { beginningWith, queryAll } from './query.ts';
import { NEW, type Table } from './table.ts';
import { putWith, removeWith } from './transaction.ts';

/** The rows that stand in the operators' lists, and the partitions of these. */
const kinds = { client: { row: client, partition: CLIENTS }, user: { row: user, partition: USERS } } as const;
type Kind = keyof typeof kinds;

/** Adds a client's or a user's row, and its entry in the operators' list. Resolves to false if the name is taken. */
export function addListed(
  table: Table,
  kind: Kind,
  { name, accountId }: { readonly name: string; readonly accountId: string },
  row: Item,
): Promise<boolean> {
  return putWith(table, row, NEW, { put: directoryEntry.item([kind, name], { accountId, name }) });
}

/** Deletes a client's or a user's row and its entry. Resolves to false if there is none. */
export function removeListed(table: Table, kind: Kind, name: string): Promise<boolean> {
  return removeWith(table, kinds[kind].row.key(name), directoryEntry.key(kind, name));
}

/** The rows of all clients or users, or of those of an account, in the order of their accounts, page by page. */
export async function* listedRows(table: Table, kind: Kind, accountId?: string): AsyncGenerator<Item> {
  const { row, partition } = kinds[kind];
  const range = accountId === undefined ? {} : beginningWith(`${accountId}#`);
  for await (const entries of queryAll(table, { index: 'gsi1', partition, ...range })) {
    const keys = entries.map((entry) => row.key(idOf(entry)));
    const rows = await getMany(table, keys);
    const byName = new Map(rows.map((found) => [idOf(found), found]));
    for (const entry of entries) {
      const found = byName.get(idOf(entry));
      // The list may be a moment old: the row is gone, or has come again in another account.
      if (found !== undefined && found['account_id']?.S === entry['account_id']?.S) yield found;
    }
  }
}

import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, type Key, keyItem } from './entity.ts';
import { pause } from './pause.ts';
import { type Condition, conditional, EXISTING, type Table } from './table.ts';

/** Writes a row and writes or deletes another, or neither: then the first one's condition did not hold (false). */
export function putWith(
  table: Table,
  item: Item,
  condition: Condition | undefined,
  other: { readonly put: Item } | { readonly delete: Key },
): Promise<boolean> {
  const { name } = table;
  return transact(table, [
    { Put: { TableName: name, Item: item, ...conditional(condition) } },
    'put' in other
      ? { Put: { TableName: name, Item: other.put } }
      : { Delete: { TableName: name, Key: keyItem(other.delete) } },
  ]);
}

/** Deletes a row and another, or neither: then the first one does not exist (false). */
export function removeWith(table: Table, key: Key, other: Key): Promise<boolean> {
  const { name } = table;
  return transact(table, [
    { Delete: { TableName: name, Key: keyItem(key), ...conditional(EXISTING) } },
    { Delete: { TableName: name, Key: keyItem(other) } },
  ]);
}

/** Resolves to false if the condition of the first write does not hold. */
async function transact({ client }: Table, writes: TransactWriteItem[]): Promise<boolean> {
  const command = new TransactWriteItemsCommand({ TransactItems: writes });
  for (let tries = 0; ; tries++) {
    await pause(tries);
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const [reason] = error.CancellationReasons ?? [];
      if (reason?.Code === 'ConditionalCheckFailed') return false;
      // Another transaction holds the rows: try again.
    }
  }
}

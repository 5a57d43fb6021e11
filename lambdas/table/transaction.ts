import {
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, type Key, keyItem } from './entity.ts';
import { pause } from './pause.ts';
import { type Change, type Condition, conditional, EXISTING, type Table, updateOf } from './table.ts';

/** One write of a transaction. */
export type Write =
  | { readonly put: Item; readonly condition?: Condition | undefined }
  | { readonly delete: Key; readonly condition?: Condition | undefined }
  | { readonly update: Key; readonly change: Change; readonly condition?: Condition | undefined };

/** Writes a row and writes or deletes another, or neither: then the first one's condition did not hold (false). */
export async function putWith(
  table: Table,
  item: Item,
  condition: Condition | undefined,
  other: { readonly put: Item } | { readonly delete: Key },
): Promise<boolean> {
  return (await transact(table, [{ put: item, condition }, other])).length === 0;
}

/** Deletes a row and another, or neither: then the first one does not exist (false). */
export async function removeWith(table: Table, key: Key, other: Key): Promise<boolean> {
  return (await transact(table, [{ delete: key, condition: EXISTING }, { delete: other }])).length === 0;
}

/**
 * Does all writes, of different rows, or none. Resolves to the indexes of those whose conditions did not hold; there are
 * none if all were done.
 */
export async function transact(
  { client, name }: Table,
  writes: readonly Write[],
): Promise<readonly number[]> {
  const command = new TransactWriteItemsCommand({
    TransactItems: writes.map((write) => itemOf(name, write)),
  });
  for (let tries = 0; ; tries++) {
    await pause(tries);
    try {
      await client.send(command);
      return [];
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = (error.CancellationReasons ?? []).flatMap(({ Code }, index) =>
        Code === 'ConditionalCheckFailed' ? index : [],
      );
      if (refused.length > 0) return refused;
      // Another transaction holds the rows: try again.
    }
  }
}

function itemOf(TableName: string, write: Write): TransactWriteItem {
  if ('put' in write) return { Put: { TableName, Item: write.put, ...conditional(write.condition) } };
  if ('delete' in write)
    return { Delete: { TableName, Key: keyItem(write.delete), ...conditional(write.condition) } };
  return {
    Update: { TableName, Key: keyItem(write.update), ...updateOf(write.change, write.condition) },
  };
}

import { BatchGetItemCommand, BatchWriteItemCommand, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { type Item, type Key, keyItem } from './entity.ts';
import { pause } from './pause.ts';
import type { Table } from './table.ts';

/** DynamoDB's limits for one batch. */
const READ_BATCH = 100;
const WRITE_BATCH = 25;

/** Reads the rows with these keys consistently, in no particular order; missing ones are left out. */
export async function getMany(table: Table, keys: readonly Key[]): Promise<Item[]> {
  // DynamoDB refuses a batch that names a row twice.
  const distinct = [...new Map(keys.map((key) => [`${key.pk}\0${key.sk}`, key])).values()];
  const batches = chunks(distinct, READ_BATCH).map(async (some) => {
    const found: Item[] = [];
    let left: Item[] = some.map(keyItem);
    for (let tries = 0; left.length > 0; tries++) {
      await pause(tries);
      const { Responses, UnprocessedKeys } = await table.client.send(
        new BatchGetItemCommand({ RequestItems: { [table.name]: { Keys: left, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[table.name] ?? []));
      left = UnprocessedKeys?.[table.name]?.Keys ?? [];
    }
    return found;
  });
  return (await Promise.all(batches)).flat();
}

/** Writes and deletes any number of rows, without a transaction. */
export async function writeMany(
  table: Table,
  { puts = [], deletes = [] }: { readonly puts?: readonly Item[]; readonly deletes?: readonly Key[] },
): Promise<void> {
  const requests: WriteRequest[] = [
    ...puts.map((item) => ({ PutRequest: { Item: item } })),
    ...deletes.map((key) => ({ DeleteRequest: { Key: keyItem(key) } })),
  ];
  for (const some of chunks(requests, WRITE_BATCH)) {
    let left = some;
    for (let tries = 0; left.length > 0; tries++) {
      await pause(tries);
      const { UnprocessedItems } = await table.client.send(
        new BatchWriteItemCommand({ RequestItems: { [table.name]: left } }),
      );
      left = UnprocessedItems?.[table.name] ?? [];
    }
  }
}

function chunks<Element>(all: readonly Element[], size: number): Element[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

import { BatchGetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';

/** DynamoDB reads so many rows at once. */
const BATCH = 100;

/** The rows of these ids, in no order, as far as there are any. */
export async function readRows(
  client: DynamoDBClient,
  tableName: string,
  keyOf: (id: string) => Item,
  ids: readonly string[],
): Promise<Item[]> {
  // DynamoDB refuses to be asked for a row twice.
  const keys = [...new Set(ids)].map(keyOf);
  const batches = Array.from({ length: Math.ceil(keys.length / BATCH) }, (_, index) =>
    readBatch(client, tableName, keys.slice(index * BATCH, (index + 1) * BATCH)),
  );
  return (await Promise.all(batches)).flat();
}

/** What DynamoDB was too busy for is asked for again. */
async function readBatch(client: DynamoDBClient, tableName: string, keys: Item[]): Promise<Item[]> {
  const { Responses, UnprocessedKeys } = await client.send(
    new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
  );
  const rows = Responses?.[tableName] ?? [];
  const left = UnprocessedKeys?.[tableName]?.Keys ?? [];
  return left.length === 0 ? rows : [...rows, ...(await readBatch(client, tableName, left))];
}

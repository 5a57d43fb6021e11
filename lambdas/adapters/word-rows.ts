import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import type { List } from '../domain/catalogue.ts';
import { type Item, toItem } from './attributes.ts';

/** DynamoDB takes so many writes at once. */
const BATCH = 25;

/** The list in which the words of a list's resources stand, in `by_name`. */
export function wordList(list: List): string {
  return `words#${list}`;
}

/** Adds and removes the rows by which a resource's words find it in its lists. */
export async function writeWords(
  client: DynamoDBClient,
  tableName: string,
  id: string,
  lists: readonly List[],
  words: { readonly added?: Iterable<string>; readonly removed?: Iterable<string> },
): Promise<void> {
  const requests = lists.flatMap((list): WriteRequest[] => [
    ...[...(words.added ?? [])].map((word) => ({ PutRequest: { Item: wordRow(id, list, word) } })),
    ...[...(words.removed ?? [])].map((word) => ({ DeleteRequest: { Key: wordKey(id, list, word) } })),
  ]);
  await writeRows(client, tableName, requests);
}

/** Makes any number of writes, in as many batches as they need. */
export async function writeRows(
  client: DynamoDBClient,
  tableName: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  for (let start = 0; start < requests.length; start += BATCH) {
    await writeBatch(client, tableName, requests.slice(start, start + BATCH));
  }
}

/** What DynamoDB was too busy for is sent again; where it did nothing at all, it refuses, and the SDK waits. */
async function writeBatch(
  client: DynamoDBClient,
  tableName: string,
  requests: WriteRequest[],
): Promise<void> {
  const { UnprocessedItems } = await client.send(
    new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }),
  );
  const left = UnprocessedItems?.[tableName] ?? [];
  if (left.length > 0) await writeBatch(client, tableName, left);
}

function wordKey(id: string, list: List, word: string): Item {
  return toItem({ pk: `resource#${id}`, sk: `word#${list}#${word}` });
}

function wordRow(id: string, list: List, word: string): Item {
  return { ...wordKey(id, list, word), ...toItem({ list: wordList(list), name_order: `${word}\0${id}` }) };
}

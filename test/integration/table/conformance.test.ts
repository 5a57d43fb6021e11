import {
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord } from 'aws-lambda';
import { afterEach, describe, expect, test } from 'vitest';
import { batches } from './conformance/batches.ts';
import { capacity } from './conformance/capacity.ts';
import { type Case, type Item, TableName } from './conformance/case.ts';
import { reads } from './conformance/reads.ts';
import { transactions } from './conformance/transactions.ts';
import { writes } from './conformance/writes.ts';
import { openForTheFile } from './table-under-test.ts';

const records: DynamoDBRecord[] = [];
const table = await openForTheFile({
  onChanges: async ({ Records }) => {
    records.push(...Records);
  },
});

afterEach(async () => {
  for (const { pk, sk } of await all(table.client)) {
    if (pk && sk) await table.client.send(new DeleteItemCommand({ TableName, Key: { pk, sk } }));
  }
});

describe.each([
  ['writes', writes],
  ['reads', reads],
  ['batches', batches],
  ['transactions', transactions],
  ['consumed capacity', capacity],
])('%s', (_, cases) => {
  test.each(cases)('$what ($reference)', async ({ given = [], send, answer, left, changes }: Case) => {
    for (const Item of given) await table.client.send(new PutItemCommand({ TableName, Item }));
    await table.drained();
    records.length = 0;
    const result = await send(table.client).catch((error: Error) => error);
    expect(named(result, ['name', ...Object.keys(answer)])).toEqual(answer);
    if (left !== undefined) expect(await all(table.client)).toEqual(left);
    if (changes === undefined) return;
    await table.drained();
    expect(
      records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.OldImage, dynamodb?.NewImage]),
    ).toEqual(changes);
  });
});

/** All rows of the table, in the order of the sort keys. */
async function all(client: DynamoDBClient): Promise<Item[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Items;
}

/** The values with these names. An answer has no `name`, but every error does. */
function named(values: object, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, Reflect.get(values, name)]));
}

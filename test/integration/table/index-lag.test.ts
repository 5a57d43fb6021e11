import { setTimeout } from 'node:timers/promises';
import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { has, open, openUntilTheEnd, put, temporaryDirectory } from './table-under-test.ts';

const listed = (sort: string) => ({ gsi1pk: { S: 'list' }, gsi1sk: { S: sort } });

async function list(client: DynamoDBClient): Promise<(string | undefined)[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'rows',
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :list',
      ExpressionAttributeValues: { ':list': { S: 'list' } },
    }),
  );
  return Items.map(({ gsi1sk }) => gsi1sk?.S);
}

test('an index follows the table after its lag, in the order of the writes', async () => {
  const { client } = await openUntilTheEnd({ indexLag: 1000 });
  await put(client, 'row', listed('1'));
  await put(client, 'row', listed('2'));
  expect(await has(client, 'row')).toBe(true);
  expect(await list(client)).toEqual([]);
  await setTimeout(1010);
  expect(await list(client)).toEqual(['2']);
});

test('writes that an index had not followed are in it when the table is opened again', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory, { indexLag: 1_000_000 });
  await put(before.client, 'row', listed('1'));
  expect(await list(before.client)).toEqual([]);
  await before.close();
  const after = await open(directory);
  onTestFinished(after.close);
  expect(await list(after.client)).toEqual(['1']);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { clientOf, has, open, openUntilTheEnd, temporaryDirectory } from './table-under-test.ts';

const WRITERS = 16;

/** The number of rows written before the table is killed. */
const ROWS = 300;

/** Writes row after row until the table is gone, and keeps the acknowledged ones. */
async function writeUntilTheEnd(
  client: DynamoDBClient,
  writer: number,
  answered: (row: string) => void,
): Promise<void> {
  for (let count = 0; ; count += 1) {
    const row = `${writer} ${count}`;
    const Item = { pk: { S: row }, sk: { S: '-' }, gsi1pk: { S: 'list' }, gsi1sk: { S: row } };
    try {
      await client.send(new PutItemCommand({ TableName: 'rows', Item }));
    } catch {
      return;
    }
    answered(row);
  }
}

test('acknowledged writes outlive kill -9, and the stream has them', async () => {
  const directory = await temporaryDirectory();
  const program = fileURLToPath(new URL('./table-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [endpoint] = await once(child.stdout, 'data');
  const client = clientOf(String(endpoint));
  const answered: string[] = [];
  const writers = Array.from({ length: WRITERS }, (_, writer) =>
    writeUntilTheEnd(client, writer, (row) => {
      if (answered.push(row) === ROWS) child.kill('SIGKILL');
    }),
  );
  await Promise.all(writers);

  const told = new Set<string | undefined>();
  const table = await open(directory, {
    onChanges: async ({ Records }) => {
      for (const { dynamodb } of Records) told.add(dynamodb?.Keys?.['pk']?.S);
    },
  });
  onTestFinished(table.close);
  const kept = await Promise.all(answered.map((row) => has(table.client, row)));
  expect(answered.filter((_, index) => !kept[index])).toEqual([]);
  await table.drained();
  expect(answered.filter((row) => !told.has(row))).toEqual([]);
});

test('16 writers of one row count every one of their writes', async () => {
  const { client } = await openUntilTheEnd();
  const count = () =>
    client.send(
      new UpdateItemCommand({
        ...{ TableName: 'rows', Key: { pk: { S: 'row' }, sk: { S: '-' } }, ReturnValues: 'ALL_NEW' },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      }),
    );
  const numbers = await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      const answers: (string | undefined)[] = [];
      for (let turn = 0; turn < 20; turn += 1) answers.push((await count()).Attributes?.['n']?.N);
      return answers;
    }),
  );
  expect(new Set(numbers.flat()).size).toBe(WRITERS * 20);
});

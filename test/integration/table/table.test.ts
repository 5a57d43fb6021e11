import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeTableCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { openTable } from '../../../local/table/table.ts';
import {
  clientOf,
  credentials,
  has,
  open,
  openUntilTheEnd,
  put,
  temporaryDirectory,
} from './table-under-test.ts';

test('the table is the one of the schema', async () => {
  const { client } = await openUntilTheEnd();
  const { Table } = await client.send(new DescribeTableCommand({ TableName: 'rows' }));
  expect(Table).toMatchObject({
    TableStatus: 'ACTIVE',
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  const indexes = Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  expect(indexes).toEqual(
    ['gsi1', 'gsi2', 'gsi3', 'gsi4', 'gsi5', 'gsi6', 'gsi7'].map((name) => ({
      IndexName: name,
      KeySchema: [
        { AttributeName: `${name}pk`, KeyType: 'HASH' },
        { AttributeName: `${name}sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })),
  );
});

test('an index lists its rows in order, with all their attributes', async () => {
  const { client } = await openUntilTheEnd();
  const listed = (sort: string) => ({ gsi1pk: { S: 'clients' }, gsi1sk: { S: sort }, more: { S: sort } });
  await put(client, 'late', listed('2'));
  await put(client, 'early', listed('1'));
  await put(client, 'unlisted');
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'rows',
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :list',
      ExpressionAttributeValues: { ':list': { S: 'clients' } },
    }),
  );
  expect(Items?.map(({ pk, more }) => [pk?.S, more?.S])).toEqual([
    ['early', '1'],
    ['late', '2'],
  ]);
});

test('rows outlive a closed table', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory);
  await put(before.client, 'row');
  await before.close();
  const after = await open(directory);
  expect(await has(after.client, 'row')).toBe(true);
  await after.close();
});

test('rows outlive a killed process', async () => {
  const directory = await temporaryDirectory();
  const program = fileURLToPath(new URL('./table-process.ts', import.meta.url));
  const child = spawn(process.execPath, [program, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [endpoint] = await once(child.stdout, 'data');
  await put(clientOf(String(endpoint)), 'row');
  await expect(open(directory)).rejects.toThrow(`The table in ${directory} is in use by another process.`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { client, close } = await open(directory);
  expect(await has(client, 'row')).toBe(true);
  await close();
});

test('only one process can open a table', async () => {
  const directory = await temporaryDirectory();
  const { client, close } = await open(directory);
  await expect(open(directory)).rejects.toThrow(`The table in ${directory} is in use by another process.`);
  await put(client, 'row');
  await close();
});

test.each([
  ['an earlier version made', 'CURRENT', 'an earlier version of the service made it, so remove the folder'],
  ['is damaged', 'table.sqlite', 'file is not a database'],
])('a table that %s is refused', async (_, file, reason) => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, file), 'something else '.repeat(100));
  await expect(open(directory)).rejects.toThrow(`The table in ${directory} cannot be opened: ${reason}`);
});

test('a table made with another schema is refused', async () => {
  const directory = await temporaryDirectory();
  await (await open(directory)).close();
  await expect(open(directory, { tableName: 'others' })).rejects.toThrow(
    `The table in ${directory} cannot be opened: it was made with another schema, so remove the folder, or choose another one with DATA_DIR.`,
  );
});

test('a name that DynamoDB refuses is refused, and the directory is free again', async () => {
  const directory = await temporaryDirectory();
  const opening = openTable({ directory, tableName: 'no', now: Date.now, credentials });
  await expect(opening).rejects.toThrow('TableName must be at least 3 characters long');
  await (await open(directory)).close();
});

test('a client that goes away during a request disturbs no other', async () => {
  const { client, endpoint } = await openUntilTheEnd();
  const outgoing = request(endpoint, { method: 'POST', headers: { 'content-length': 10 } });
  outgoing.write('abc');
  const [socket] = await once(outgoing, 'socket');
  await once(socket, 'connect');
  outgoing.destroy();
  await once(outgoing, 'error');
  await put(client, 'row');
  expect(await has(client, 'row')).toBe(true);
});

test('closing waits for a current request, and for no idle connection', async () => {
  const { endpoint, close } = await open(await temporaryDirectory());
  const agent = new Agent({ keepAlive: true });
  const outgoing = request(endpoint, { agent, method: 'POST', headers: { expect: '100-continue' } });
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  const closed = close();
  outgoing.end();
  const [response] = await once(outgoing, 'response');
  expect(response.statusCode).toBe(400);
  response.resume();
  await closed;
  agent.destroy();
});

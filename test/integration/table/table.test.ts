import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeTableCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { openTable } from '../../../local/table/table.ts';
import { clientOf, has, open, openUntilTheEnd, put, temporaryDirectory } from './table-under-test.ts';

test('the table is the one that the schema describes', async () => {
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
  const projections = Table?.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index.Projection]);
  const listed = {
    ProjectionType: 'INCLUDE',
    NonKeyAttributes: ['archived', 'entity_type', 'search_text', 'words_indexed', 'tags'],
  };
  const contained = {
    ProjectionType: 'INCLUDE',
    NonKeyAttributes: ['search_text', 'tags', 'status', 'expires_at', 'created_at'],
  };
  expect(Object.fromEntries(projections ?? [])).toEqual({
    directory: { ProjectionType: 'KEYS_ONLY' },
    by_name: listed,
    by_created: listed,
    container_by_name: contained,
    container_by_created: contained,
  });
});

test('the directory lists the rows that are in it, in order', async () => {
  const { client } = await openUntilTheEnd();
  const listed = (order: string) => ({ directory: { S: 'clients' }, directory_order: { S: order } });
  await put(client, 'late', listed('2'));
  await put(client, 'early', listed('1'));
  await put(client, 'unlisted');
  const { Items } = await client.send(
    new QueryCommand({
      TableName: 'rows',
      IndexName: 'directory',
      KeyConditionExpression: 'directory = :directory',
      ExpressionAttributeValues: { ':directory': { S: 'clients' } },
    }),
  );
  expect(Items?.map(({ pk }) => pk?.S)).toEqual(['early', 'late']);
});

test('rows outlive the table that was closed', async () => {
  const directory = await temporaryDirectory();
  const before = await open(directory);
  await put(before.client, 'row');
  await before.close();
  const after = await open(directory);
  expect(await has(after.client, 'row')).toBe(true);
  await after.close();
});

test('rows outlive a process that was killed', async () => {
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

test('a table is open once at a time', async () => {
  const directory = await temporaryDirectory();
  const { client, close } = await open(directory);
  await expect(open(directory)).rejects.toThrow(`The table in ${directory} is in use by another process.`);
  await put(client, 'row');
  await close();
});

test('a directory that holds something else is refused', async () => {
  const directory = await temporaryDirectory();
  await writeFile(join(directory, 'CURRENT'), 'something else');
  await expect(open(directory)).rejects.toThrow(`The table in ${directory} cannot be opened: `);
});

test('a name that DynamoDB refuses is refused, and the directory is free again', async () => {
  const directory = await temporaryDirectory();
  const opening = openTable({ directory, tableName: 'no', now: Date.now });
  await expect(opening).rejects.toThrow('TableName must be at least 3 characters long');
  await (await open(directory)).close();
});

test('a client that goes away in the middle of a request harms nobody', async () => {
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

test('closing waits for a request that is under way, and for no idle connection', async () => {
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

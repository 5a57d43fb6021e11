import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../lambdas/aws/dynamodb-client.ts';
import { openTable, type Table } from '../local/table/table.ts';
import {
  median,
  medianRatio,
  processorPerRequest,
  type Round,
  report,
  requestsPerSecond,
  round,
  type Work,
} from './measure.ts';

const TableName = 'rows';
const REQUESTS = 2000;
const ROUNDS = 5;
const CONCURRENCY = 16;
const LISTED = 100;
const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };

const listed = (sort: string) => ({
  ...{ pk: { S: `row ${sort}` }, sk: { S: '-' }, text: { S: 'x'.repeat(300) } },
  ...{ gsi1pk: { S: 'list' }, gsi1sk: { S: sort } },
});

/** Requests to the embedded table through its message port, compared with signed ones over HTTP. */
export async function benchTable(): Promise<void> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  const table = await openTable({ directory, tableName: TableName, now: Date.now, credentials });
  const port = connect(table, true);
  const http = connect(table, false);
  try {
    for (let row = 0; row < LISTED; row += 1) {
      await port.send(new PutItemCommand({ TableName, Item: listed(String(row)) }));
    }
    const overPort = works(port);
    const overHttp = works(http);
    for (const name of ['put', 'get', 'query'] as const) {
      await compare(name, overPort[name], overHttp[name], name === 'query' ? REQUESTS / 10 : REQUESTS);
    }
  } finally {
    for (const client of [port, http]) client.destroy();
    await table.close();
    await rm(directory, { recursive: true });
  }
}

function connect({ call, endpoint }: Table, direct: boolean): DynamoDBClient {
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
  return dynamodbClient({ environment, now: Date.now, log: () => {}, ...(direct && { callTable: call }) });
}

function works(client: DynamoDBClient): Readonly<Record<'put' | 'get' | 'query', Work>> {
  const values = { ':list': { S: 'list' } };
  return {
    put: () =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: { pk: { S: crypto.randomUUID() }, sk: { S: '-' }, text: { S: 'x'.repeat(300) } },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    get: () => client.send(new GetItemCommand({ TableName, Key: { pk: { S: 'row 1' }, sk: { S: '-' } } })),
    query: () =>
      client.send(
        new QueryCommand({
          ...{ TableName, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :list' },
          ExpressionAttributeValues: values,
        }),
      ),
  };
}

const titles = {
  put: 'PutItem on a condition',
  get: 'GetItem',
  query: `Query of ${LISTED} rows of an index`,
};

async function compare(name: keyof typeof titles, port: Work, http: Work, requests: number): Promise<void> {
  const ports: Round[] = [];
  const https: Round[] = [];
  for (let index = -1; index < ROUNDS; index += 1) {
    const overHttp = await round(http, requests, CONCURRENCY, processTime);
    const overPort = await round(port, requests, CONCURRENCY, processTime);
    if (index < 0) continue;
    https.push(overHttp);
    ports.push(overPort);
  }
  const each = (all: Round[]) =>
    `${Math.round(median(all.map(requestsPerSecond)))}/s, ${Math.round(median(all.map(processorPerRequest)) * 1000)} µs`;
  report(`${titles[name]} over HTTP: requests, processor time`, each(https));
  report(`${titles[name]} by port: requests, processor time`, each(ports));
  report(
    `${titles[name]}, port / HTTP: processor time`,
    medianRatio(ports, https, processorPerRequest).toFixed(2),
    name === 'query' ? undefined : '0.50',
  );
}

/** The processor time of all threads, including the table's. */
function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

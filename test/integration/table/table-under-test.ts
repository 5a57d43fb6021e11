import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, onTestFinished } from 'vitest';
import { dynamodbClient } from '../../../lambdas/aws/dynamodb-client.ts';
import { openTable, type Table, type TableOptions } from '../../../local/table/table.ts';

/** Seconds since 1970. */
export const NOW = 1_900_000_000;

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'table-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** A client in another program, over HTTP. */
export function clientOf(endpoint: string, signedWith = credentials): DynamoDBClient {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials: signedWith, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client;
}

/** A table that the test closes itself. */
export async function open(directory: string, options: Partial<TableOptions> = {}) {
  const now = () => NOW * 1000;
  const table = await openTable({ directory, tableName: 'rows', now, credentials, ...options });
  return { ...table, client: clientOf(table.endpoint) };
}

/**
 * Opens a table for all tests of a file, with the handlers' own client, without HTTP. Call it at the top of the file.
 */
export async function openForTheFile(options: Partial<TableOptions> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'table-'));
  const now = () => NOW * 1000;
  const table = await openTable({ directory, tableName: 'rows', now, credentials, ...options });
  const client = directClientOf(table);
  afterAll(async () => {
    client.destroy();
    await table.close();
    await rm(directory, { recursive: true });
  });
  return { ...table, client };
}

/** A client as in the local mode. */
export function directClientOf(table: Table): DynamoDBClient {
  const environment = {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return dynamodbClient({ environment, now: Date.now, log: () => {}, callTable: table.call });
}

export async function openUntilTheEnd(options: Partial<TableOptions> = {}) {
  const table = await open(await temporaryDirectory(), options);
  onTestFinished(table.close);
  return table;
}

export const put = (client: DynamoDBClient, pk: string, attributes: Record<string, AttributeValue> = {}) =>
  client.send(
    new PutItemCommand({ TableName: 'rows', Item: { pk: { S: pk }, sk: { S: '-' }, ...attributes } }),
  );

export async function has(client: DynamoDBClient, pk: string): Promise<boolean> {
  const Key = { pk: { S: pk }, sk: { S: '-' } };
  return (await client.send(new GetItemCommand({ TableName: 'rows', Key }))).Item !== undefined;
}

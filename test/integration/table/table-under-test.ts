import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AttributeValue,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { onTestFinished } from 'vitest';
import { openTable } from '../../../local/table/table.ts';

/** Seconds since 1970. */
export const NOW = 1_900_000_000;

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'table-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

export function clientOf(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials, maxAttempts: 1 });
  onTestFinished(() => client.destroy());
  return client;
}

/** A table that the test closes itself. */
export async function open(directory: string) {
  const table = await openTable({ directory, tableName: 'rows', now: () => NOW * 1000 });
  return { ...table, client: clientOf(table.endpoint) };
}

export async function openUntilTheEnd() {
  const table = await open(await temporaryDirectory());
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

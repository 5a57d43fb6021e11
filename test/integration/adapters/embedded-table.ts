import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../../../lambdas/aws/dynamodb-client.ts';
import { tableWith } from '../../../lambdas/table/open-table.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { openTable } from '../../../local/table/table.ts';

const TABLE_NAME = 'adapters';
const credentials = { accessKeyId: 'access-key', secretAccessKey: 'secret-key' };

export interface EmbeddedTable {
  /** Opens the table with a new client, like the handlers'. */
  connect(): Table;
  close(): Promise<void>;
}

/** An empty table in its own folder, reached as in the local mode. */
export async function openEmbeddedTable(): Promise<EmbeddedTable> {
  const directory = await mkdtemp(path.join(tmpdir(), 'adapters-'));
  const table = await openTable({ directory, tableName: TABLE_NAME, now: Date.now, credentials });
  const clients: DynamoDBClient[] = [];
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  };
  return {
    connect() {
      const client = dynamodbClient({ environment, now: Date.now, log: () => {}, callTable: table.call });
      clients.push(client);
      return tableWith(client, TABLE_NAME, Date.now);
    },
    async close() {
      for (const client of clients) client.destroy();
      await table.close();
      await rm(directory, { recursive: true });
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../../../lambdas/adapters/dynamodb-client.ts';
import { openTable } from '../../../local/table/table.ts';

export const TABLE_NAME = 'adapters';

export interface EmbeddedTable {
  /** A client of the handlers' own making; each one that is asked for is another. */
  connect(): DynamoDBClient;
  close(): Promise<void>;
}

/** An empty table in a folder of its own, reached over HTTP as in AWS. */
export async function openEmbeddedTable(): Promise<EmbeddedTable> {
  const directory = await mkdtemp(path.join(tmpdir(), 'adapters-'));
  const table = await openTable({ directory, tableName: TABLE_NAME, now: Date.now });
  const clients: DynamoDBClient[] = [];
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'access-key',
    AWS_SECRET_ACCESS_KEY: 'secret-key',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
  };
  return {
    connect() {
      const client = dynamodbClient({ environment, now: Date.now, log: () => {} });
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await table.close();
      await rm(directory, { recursive: true });
    },
  };
}

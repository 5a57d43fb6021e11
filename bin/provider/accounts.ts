import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientRecords } from '../../lambdas/adapters/client-records.ts';
import { userRecords } from '../../lambdas/adapters/user-records.ts';
import type { ClientStore, UserStore } from '../../lambdas/domain/ports.ts';
import { deployedTableName } from '../../lib/names.ts';
import { TABLE } from '../../local/names.ts';

/** The clients and users of one deployment. */
export interface Accounts {
  readonly clients: ClientStore;
  readonly users: UserStore;
  close(): Promise<void>;
}

/** Opens the accounts of a deployed stage, or those of the local mode, whether it is running or not. */
export async function openAccounts(where: { stage: string } | { dataDirectory: string }): Promise<Accounts> {
  return 'stage' in where ? openStage(where.stage) : openLocal(where.dataDirectory);
}

function openStage(stage: string): Accounts {
  return accountsIn(new DynamoDBClient({}), deployedTableName(stage), async () => {});
}

async function openLocal(dataDirectory: string): Promise<Accounts> {
  const running = await runningEndpoint(dataDirectory);
  if (running !== undefined) return accountsIn(localClient(running), TABLE, async () => {});
  const { openTable } = await import('../../local/table/table.ts');
  const table = await openTable({
    directory: path.join(dataDirectory, 'table'),
    tableName: TABLE,
    now: Date.now,
  });
  return accountsIn(localClient(table.endpoint), TABLE, () => table.close());
}

/** The table of a service that is running now; one that was killed leaves its address behind, and nobody answers. */
async function runningEndpoint(dataDirectory: string): Promise<string | undefined> {
  try {
    const { table_endpoint: endpoint } = JSON.parse(
      await readFile(path.join(dataDirectory, 'running.json'), 'utf8'),
    );
    await fetch(endpoint);
    return endpoint;
  } catch {
    return undefined;
  }
}

function localClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
}

function accountsIn(client: DynamoDBClient, tableName: string, closeTable: () => Promise<void>): Accounts {
  return {
    clients: clientRecords(client, tableName),
    users: userRecords(client, tableName),
    async close() {
      client.destroy();
      await closeTable();
    },
  };
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClientStore, UserStore } from '../../lambdas/model/identity/ports.ts';
import { clientRecords } from '../../lambdas/table/clients.ts';
import type { Table } from '../../lambdas/table/table.ts';
import { userRecords } from '../../lambdas/table/users.ts';
import { deployedTableName } from '../../lib/names.ts';
import { type AccessKey, openAccessKey } from '../../local/access-key.ts';
import { TABLE } from '../../local/names.ts';

/** The clients and users of one deployment. */
export interface Accounts {
  readonly clients: ClientStore;
  readonly users: UserStore;
  readonly table: Table;
  close(): Promise<void>;
}

/** Opens the accounts of a deployed stage, or those of the local mode, whether it is running or not. */
export async function openAccounts(where: { stage: string } | { dataDirectory: string }): Promise<Accounts> {
  return 'stage' in where ? openStage(where.stage) : openLocal(where.dataDirectory);
}

function openStage(stage: string): Accounts {
  return accountsIn({ client: new DynamoDBClient({}), name: deployedTableName(stage) }, async () => {});
}

async function openLocal(dataDirectory: string): Promise<Accounts> {
  const accessKey = await openAccessKey(dataDirectory);
  const running = await runningEndpoint(dataDirectory);
  if (running !== undefined) return accountsIn(localTable(running, accessKey), async () => {});
  const { openTable } = await import('../../local/table/table.ts');
  const embedded = await openTable({
    directory: path.join(dataDirectory, 'table'),
    tableName: TABLE,
    now: Date.now,
    credentials: accessKey,
    // What changes now is reconciled at the next start.
    stream: true,
  });
  return accountsIn(localTable(embedded.endpoint, accessKey), () => embedded.close());
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

function localTable(endpoint: string, credentials: AccessKey): Table {
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  return { client, name: TABLE };
}

function accountsIn(table: Table, closeTable: () => Promise<void>): Accounts {
  return {
    clients: clientRecords(table),
    users: userRecords(table),
    table,
    async close() {
      table.client.destroy();
      await closeTable();
    },
  };
}

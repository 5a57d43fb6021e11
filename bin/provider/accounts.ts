import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClientStore, UserStore } from '../../lambdas/model/identity/ports.ts';
import { clientRecords } from '../../lambdas/table/clients.ts';
import { tableWith } from '../../lambdas/table/open-table.ts';
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
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
  close(): Promise<void>;
}

/** A deployed stage, or the folder of a local mode. */
export type Place = { readonly stage: string } | { readonly dataDirectory: string };

/** Opens the accounts of a deployed stage, or those of the local mode, whether it is running or not. */
export async function openAccounts(where: Place): Promise<Accounts> {
  return 'stage' in where ? openStage(where.stage) : openLocal(where.dataDirectory);
}

function openStage(stage: string): Accounts {
  const client = new DynamoDBClient({});
  // AWS's time, from the first answer on: this machine's clock may be wrong.
  const now = () => Date.now() + client.config.systemClockOffset;
  return accountsIn(client, deployedTableName(stage), now, async () => {});
}

async function openLocal(dataDirectory: string): Promise<Accounts> {
  const accessKey = await openAccessKey(dataDirectory);
  const running = await runningEndpoint(dataDirectory);
  if (running !== undefined)
    return accountsIn(localClient(running, accessKey), TABLE, Date.now, async () => {});
  const { openTable } = await import('../../local/table/table.ts');
  const embedded = await openTable({
    directory: path.join(dataDirectory, 'table'),
    tableName: TABLE,
    now: Date.now,
    credentials: accessKey,
    // Changes are reconciled at the next start.
    stream: true,
  });
  return accountsIn(localClient(embedded.endpoint, accessKey), TABLE, Date.now, () => embedded.close());
}

/** The endpoint of a running service's table. A killed service leaves its address behind, which does not answer. */
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

function localClient(endpoint: string, credentials: AccessKey): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region: 'local', credentials });
}

function accountsIn(
  client: DynamoDBClient,
  tableName: string,
  now: () => number,
  closeTable: () => Promise<void>,
): Accounts {
  const table = tableWith(client, tableName, now);
  return {
    clients: clientRecords(table),
    users: userRecords(table),
    table,
    now,
    async close() {
      client.destroy();
      await closeTable();
    },
  };
}

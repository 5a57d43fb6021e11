import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import type { ClientStore, UserStore } from '../../lambdas/model/identity/ports.ts';
import { clientRecords } from '../../lambdas/table/clients.ts';
import { tableWith } from '../../lambdas/table/open-table.ts';
import type { Table } from '../../lambdas/table/table.ts';
import { userRecords } from '../../lambdas/table/users.ts';
import { auditLogGroupName, deployedTableName } from '../../lib/names.ts';
import { openAccessKey } from '../../local/access-key.ts';
import { AUDIT_LOG, TABLE } from '../../local/names.ts';
import { type AuditReader, auditReader } from './audit-reader.ts';

/** The clients and users of one deployment, its table, and its audit. */
export interface Accounts {
  readonly clients: ClientStore;
  readonly users: UserStore;
  readonly table: Table;
  readonly audit: AuditReader;
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
  const audit = auditReader(auditLogGroupName(stage), async () => ({
    client: new CloudWatchLogsClient({}),
    close: async () => {},
  }));
  return accountsIn({ client, tableName: deployedTableName(stage), now, audit, closeTable: async () => {} });
}

async function openLocal(dataDirectory: string): Promise<Accounts> {
  const accessKey = await openAccessKey(dataDirectory);
  const running = await runningEndpoints(dataDirectory);
  const connection = { region: 'local', credentials: accessKey };
  const audit = auditReader(AUDIT_LOG, async () => {
    const { openAuditLog } = await import('../../local/logs/audit-log.ts');
    const own = running === undefined ? await openAuditLog(dataDirectory, Date.now, accessKey) : undefined;
    const endpoint = own?.endpoint ?? running?.logs_endpoint ?? '';
    return { client: new CloudWatchLogsClient({ endpoint, ...connection }), close: async () => own?.close() };
  });
  const local = { tableName: TABLE, now: Date.now, audit };
  if (running !== undefined)
    return accountsIn({
      ...local,
      client: new DynamoDBClient({ endpoint: running.table_endpoint, ...connection }),
      closeTable: async () => {},
    });
  const { openTable } = await import('../../local/table/table.ts');
  const embedded = await openTable({
    directory: path.join(dataDirectory, 'table'),
    tableName: TABLE,
    now: Date.now,
    credentials: accessKey,
    // Changes are reconciled at the next start.
    stream: true,
  });
  const client = new DynamoDBClient({ endpoint: embedded.endpoint, ...connection });
  return accountsIn({ ...local, client, closeTable: () => embedded.close() });
}

const endpoints = v.object({ table_endpoint: v.string(), logs_endpoint: v.string() });

/** The endpoints of a running service. A killed service leaves its addresses behind, which do not answer. */
async function runningEndpoints(dataDirectory: string): Promise<v.InferOutput<typeof endpoints> | undefined> {
  try {
    const running = JSON.parse(await readFile(path.join(dataDirectory, 'running.json'), 'utf8'));
    const found = v.parse(endpoints, running);
    await fetch(found.table_endpoint);
    return found;
  } catch {
    return undefined;
  }
}

function accountsIn({
  client,
  tableName,
  now,
  audit,
  closeTable,
}: Pick<Accounts, 'now' | 'audit'> & {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  readonly closeTable: () => Promise<void>;
}): Accounts {
  const table = tableWith(client, tableName, now);
  return {
    clients: clientRecords(table),
    users: userRecords(table),
    table,
    audit,
    now,
    async close() {
      client.destroy();
      await closeTable();
    },
  };
}

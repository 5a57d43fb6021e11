import path from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../lambdas/aws/dynamodb-client.ts';
import type { List } from '../lambdas/model/lists/list.ts';
import { writeMany } from '../lambdas/table/batch.ts';
import type { Item } from '../lambdas/table/entity.ts';
import { tableWith } from '../lambdas/table/open-table.ts';
import type { Table } from '../lambdas/table/table.ts';
import { openTable } from '../local/table/table.ts';
import { itemsOf } from '../test/support/resource-items.ts';

const TABLE_NAME = 'resources';
export const ORGANIZATION: List = 'organization#acme';

/** When the first resource was created; each of the others was a millisecond after the one before. */
export const FIRST_CREATED = 1_700_000_000_000;

/** Makes full batches of rows. */
const RESOURCES_AT_ONCE = 25;
const CONCURRENCY = 8;
const ACCOUNT = 'demo';

/** A table with the resources of one organization. */
export interface FilledTable {
  readonly resources: number;
  /** Opens the table with a new client like the handlers'. */
  connect(): Table;
  close(): Promise<void>;
}

/** Ten of the resources are named "lease", every tenth of the others is a roadmap, and the rest are plans. */
export function nameOf(index: number, resources: number): string {
  if (index % (resources / 10) === 5) return 'lease';
  return `${index % 10 === 0 ? 'roadmap' : 'plan'}${String(index).padStart(7, '0')}`;
}

export async function fillTable(directory: string, resources: number): Promise<FilledTable> {
  const table = await openTable({
    directory: path.join(directory, String(resources)),
    tableName: TABLE_NAME,
    now: Date.now,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const clients: DynamoDBClient[] = [];
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
  };
  const connect = () => {
    const client = dynamodbClient({ environment, now: Date.now, log: () => {} });
    clients.push(client);
    return tableWith(client, TABLE_NAME, Date.now);
  };
  await writeResources(connect(), resources);
  return {
    resources,
    connect,
    async close() {
      for (const client of clients) client.destroy();
      await table.close();
    },
  };
}

/** Writes the records and all rows derived from them, many at once. */
async function writeResources(table: Table, resources: number): Promise<void> {
  let index = 0;
  const work = async () => {
    while (index < resources) {
      const length = Math.min(RESOURCES_AT_ONCE, resources - index);
      const puts = Array.from({ length }, () => itemsOfResource(index++, resources)).flat();
      await writeMany(table, { puts });
    }
  };
  const progress = setInterval(() => console.error(`  ${index} of ${resources} resources written`), 10_000);
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  } finally {
    clearInterval(progress);
  }
}

function itemsOfResource(index: number, resources: number): Item[] {
  const id = crypto.randomUUID();
  const name = nameOf(index, resources);
  const resource = {
    id,
    accountId: ACCOUNT,
    fileName: name,
    mediaType: 'application/pdf',
    object: `resources/${id}`,
    createdAt: FIRST_CREATED + index,
    uploadedAt: FIRST_CREATED + index,
    size: 100_000,
    status: 'available',
  } as const;
  const entry = { name, description: '', archived: false, attributes: {} };
  return itemsOf(resource, { entry, lists: [ORGANIZATION] });
}

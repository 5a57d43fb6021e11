import path from 'node:path';
import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { catalogueRecords } from '../lambdas/adapters/catalogue-records.ts';
import { dynamodbClient } from '../lambdas/adapters/dynamodb-client.ts';
import { resourceRecords } from '../lambdas/adapters/resource-records.ts';
import type { List } from '../lambdas/domain/catalogue.ts';
import { openTable } from '../local/table/table.ts';

export const TABLE_NAME = 'resources';
export const ORGANIZATION: List = 'organization#acme';

/** When the first resource was created; each of the others was a millisecond after the one before. */
export const FIRST_CREATED = 1_700_000_000_000;

const BATCH = 25;
const CONCURRENCY = 8;
const ACCOUNT = 'demo';

/** A table of its own in which one organization has so many resources. */
export interface FilledTable {
  readonly resources: number;
  /** A client of the handlers' own making; each one that is asked for is another. */
  connect(): DynamoDBClient;
  close(): Promise<void>;
}

/** Ten of the resources are called "lease", every tenth of the others is a roadmap, and the rest are plans. */
export function nameOf(index: number, resources: number): string {
  if (index % (resources / 10) === 5) return 'lease';
  return `${index % 10 === 0 ? 'roadmap' : 'plan'}${String(index).padStart(7, '0')}`;
}

export async function fillTable(directory: string, resources: number): Promise<FilledTable> {
  const table = await openTable({
    directory: path.join(directory, String(resources)),
    tableName: TABLE_NAME,
    now: Date.now,
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
    return client;
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

/** Writes the rows that the adapters would write, but many at once. */
async function writeResources(client: DynamoDBClient, resources: number): Promise<void> {
  const { waiting, collector } = collectWrites();
  let index = 0;
  const work = async () => {
    while (index < resources || waiting.length > 0) {
      while (waiting.length < BATCH && index < resources)
        await collectResource(collector, index++, resources);
      const requests = waiting.splice(0, BATCH);
      if (requests.length === 0) continue;
      await client.send(new BatchWriteItemCommand({ RequestItems: { [TABLE_NAME]: requests } }));
    }
  };
  const progress = setInterval(() => console.error(`  ${index} of ${resources} resources written`), 10_000);
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, work));
  } finally {
    clearInterval(progress);
  }
}

async function collectResource(collector: DynamoDBClient, index: number, resources: number): Promise<void> {
  const id = crypto.randomUUID();
  const name = nameOf(index, resources);
  const resource = {
    id,
    accountId: ACCOUNT,
    fileName: name,
    mediaType: 'application/pdf',
    objectKey: `resources/${id}`,
    createdAt: FIRST_CREATED + index,
    uploadedAt: FIRST_CREATED + index,
    size: 100_000,
    status: 'available',
  } as const;
  await resourceRecords(collector, TABLE_NAME).add(resource);
  const entry = { name, description: '', archived: false, attributes: {} };
  await catalogueRecords(collector, TABLE_NAME, Date.now).place(resource, entry, ORGANIZATION);
}

/** A client that keeps the rows it is to put, and sends nothing. */
function collectWrites(): { waiting: WriteRequest[]; collector: DynamoDBClient } {
  const waiting: WriteRequest[] = [];
  const collector = new DynamoDBClient({ region: 'eu-central-1' });
  collector.middlewareStack.add(
    () =>
      async ({ input }) => {
        if ('Item' in input) waiting.push({ PutRequest: { Item: input.Item } });
        if ('RequestItems' in input)
          waiting.push(...Object.values(input.RequestItems ?? {}).flatMap(writesOf));
        return { output: { $metadata: {} }, response: {} };
      },
    { step: 'initialize', name: 'collectWrites' },
  );
  return { waiting, collector };
}

function writesOf(requests: object): WriteRequest[] {
  return Array.isArray(requests) ? requests : [];
}

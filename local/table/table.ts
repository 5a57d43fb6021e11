import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import {
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { tableSchema } from '../../lambdas/adapters/table-schema.ts';
import { sweepTable } from './sweep.ts';
import type { WorkerReport } from './worker.ts';

const { partitionKey, sortKey } = tableSchema;
const indexes = Object.values(tableSchema.indexes);

export interface TableOptions {
  /** Where the data live; made if it is not there. One process at a time can have it open. */
  readonly directory: string;
  readonly tableName: string;
  /** The current time in milliseconds since 1970. */
  readonly now: () => number;
}

export interface Table {
  /** The address that a DynamoDB client is given. Any credentials and any region do. */
  readonly endpoint: string;
  /** Deletes what DynamoDB's time to live would delete; resolves to the number of rows. */
  sweep(): Promise<{ deleted: number }>;
  /** Ends after what is under way. */
  close(): Promise<void>;
}

/**
 * The embedded DynamoDB with the one table in it, on disk: data survive the process, however it ends. Rejects with one
 * sentence where the directory cannot be used. Should dynalite itself fail later, this process ends with its error.
 */
export async function openTable({ directory, tableName, now }: TableOptions): Promise<Table> {
  await mkdir(directory, { recursive: true });
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: directory });
  const [report]: WorkerReport[] = await once(worker, 'message');
  if (report === undefined || 'error' in report) throw new Error(report?.error);
  const endpoint = `http://127.0.0.1:${report.port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const close = async () => {
    client.destroy();
    const exit = once(worker, 'exit');
    worker.postMessage('close');
    await exit;
  };
  try {
    await createTableOnce(client, tableName);
  } catch (error) {
    await close();
    throw error;
  }
  return { endpoint, sweep: () => sweepTable(client, tableName, now()), close };
}

async function createTableOnce(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new DescribeTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...keyNames()].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
        KeySchema: keySchema(partitionKey, sortKey),
        GlobalSecondaryIndexes: indexes.map(({ name, attributes, ...keys }) => ({
          IndexName: name,
          KeySchema: keySchema(keys.partitionKey, keys.sortKey),
          Projection:
            attributes.length === 0
              ? { ProjectionType: 'KEYS_ONLY' }
              : { ProjectionType: 'INCLUDE', NonKeyAttributes: [...attributes] },
        })),
      }),
    );
  }
  await waitUntilTableExists(
    { client, maxWaitTime: 30, minDelay: 0.01, maxDelay: 0.1 },
    { TableName: tableName },
  );
}

/** The names of all attributes that are keys of the table or of an index. */
function keyNames(): Set<string> {
  return new Set([partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])]);
}

function keySchema(partition: string, sort: string) {
  return [
    { AttributeName: partition, KeyType: 'HASH' as const },
    { AttributeName: sort, KeyType: 'RANGE' as const },
  ];
}

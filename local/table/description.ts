import type { Description, KeyElement } from 'dynalite/db/index.js';
import createTable from 'dynalite/validations/createTable.js';
import validations from 'dynalite/validations/index.js';
import { tableSchema } from '../service.ts';

const { partitionKey, sortKey, timeToLive } = tableSchema;
const indexes = Object.values(tableSchema.indexes);

/** The attribute that DynamoDB's time to live reads. */
export const TIME_TO_LIVE = timeToLive;

export interface IndexDescription {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
}

export interface TableDescription extends Description {
  readonly GlobalSecondaryIndexes: readonly IndexDescription[];
  readonly TableArn: string;
}

/** The CreateTable request for the table of the schema. */
export function creation(tableName: string) {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...keyNames()].map((name) => ({ AttributeName: name, AttributeType: 'S' })),
    KeySchema: keySchema(partitionKey, sortKey),
    GlobalSecondaryIndexes: indexes.map(({ name, ...keys }) => ({
      IndexName: name,
      KeySchema: keySchema(keys.partitionKey, keys.sortKey),
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}

/** Throws DynamoDB's error if it would refuse to make the table. */
export function checkCreation(request: object): void {
  const input = validations.checkTypes(request, createTable.types);
  validations.checkValidations(input, createTable.types, createTable.custom);
}

/** The table as DescribeTable shows it; dynalite's actions read the keys from it. */
export function describe(tableName: string, createdAt: number): TableDescription {
  const { BillingMode, GlobalSecondaryIndexes, ...rest } = creation(tableName);
  const arn = `arn:aws:dynamodb:local:000000000000:table/${tableName}`;
  const size = { IndexSizeBytes: 0, ItemCount: 0 };
  return {
    ...rest,
    ...{ TableArn: arn, TableStatus: 'ACTIVE', CreationDateTime: createdAt / 1000 },
    ...{ TableSizeBytes: 0, ItemCount: 0, BillingModeSummary: { BillingMode } },
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({
      ...index,
      ...size,
      IndexStatus: 'ACTIVE',
      IndexArn: `${arn}/index/${index.IndexName}`,
    })),
  };
}

/** The names of all key attributes of the table and its indexes. */
function keyNames(): Set<string> {
  return new Set([partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])]);
}

function keySchema(partition: string, sort: string): KeyElement[] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}

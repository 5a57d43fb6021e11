import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamodbClient } from '../aws/dynamodb-client.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { listSize, rememberShards } from './shards.ts';
import type { Table } from './table.ts';

/** The deployment's table. By default, the client retries for seconds only: some request is waiting. */
export function openTable(platform: Platform, retries?: Parameters<typeof dynamodbClient>[1]): Table {
  return tableWith(dynamodbClient(platform, retries), setting(platform, 'TABLE_NAME'), platform.now);
}

/** A table with its own memory of shards; `now` is the time in milliseconds. */
export function tableWith(client: DynamoDBClient, name: string, now: () => number): Table {
  return { client, name, shards: rememberShards((list) => listSize({ client, name }, list, false), now) };
}

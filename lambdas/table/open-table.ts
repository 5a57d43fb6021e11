import { dynamodbClient } from '../aws/dynamodb-client.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import type { Table } from './table.ts';

/** The deployment's table. `retries` says how patiently the client asks again; promptly where nothing is said. */
export function openTable(platform: Platform, retries?: Parameters<typeof dynamodbClient>[1]): Table {
  return { client: dynamodbClient(platform, retries), name: setting(platform, 'TABLE_NAME') };
}

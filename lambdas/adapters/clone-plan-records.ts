import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { ClonePlan } from '../domain/container-ports.ts';
import { textList, toItem } from './attributes.ts';

const keyOf = (containerId: string, page: number) =>
  toItem({ pk: `plan#${containerId}`, sk: `page#${String(page).padStart(6, '0')}` });

/** What clones are to copy, in the table: one row for each page, by the new container's id. */
export function clonePlanRecords(client: DynamoDBClient, tableName: string): ClonePlan {
  return {
    async write(containerId, page, ids, forgetAt) {
      const row = toItem({ ids, forget_at: Math.ceil(forgetAt / 1000) });
      await client.send(
        new PutItemCommand({ TableName: tableName, Item: { ...keyOf(containerId, page), ...row } }),
      );
    },

    async read(containerId, page) {
      const key = { Key: keyOf(containerId, page), ConsistentRead: true };
      const { Item: row } = await client.send(new GetItemCommand({ TableName: tableName, ...key }));
      if (row === undefined) throw new Error(`The clone's page ${page} is not there.`);
      return textList(row, 'ids');
    },
  };
}

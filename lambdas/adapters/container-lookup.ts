import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Container } from '../domain/container.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { type Item, idOf, number, text, textList, toItem } from './attributes.ts';

export const containerKey = (id: string) => toItem({ pk: `container#${id}`, sk: 'container' });

/** Finds containers, and does nothing else: handlers that only look one up need not load all that the others do. */
export function containerLookup(client: DynamoDBClient, tableName: string): Pick<ContainerStore, 'find'> {
  return {
    async find(id) {
      const { Item: row } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: containerKey(id), ConsistentRead: true }),
      );
      return row && containerOf(row);
    },
  };
}

/** The container in its row; nothing where it is being deleted. */
export function containerOf(row: Item): Container | undefined {
  if (row['deleting']?.BOOL === true) return undefined;
  return {
    id: idOf(row),
    accountId: text(row, 'account_id'),
    name: text(row, 'name'),
    description: text(row, 'description'),
    tags: textList(row, 'tags'),
    createdAt: number(row, 'created_at'),
    updatedAt: number(row, 'updated_at'),
  };
}

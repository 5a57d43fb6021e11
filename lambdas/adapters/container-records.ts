import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createdOrder, folded, nameOrder } from '../domain/catalogue.ts';
import type { Clone } from '../domain/clone.ts';
import type { Container, ContainerChange } from '../domain/container.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { type Item, idOf, text, toItem, type Value } from './attributes.ts';
import { readRows } from './batch-read.ts';
import { ifAllowed, succeeds } from './conditional-write.ts';
import { containerKey, containerLookup, containerOf } from './container-lookup.ts';
import { lookAtGroup } from './group-rows.ts';
import { tableSchema } from './table-schema.ts';
import { updateExpression } from './update-expression.ts';

const { byName, byCreated, containerByName, containerByCreated } = tableSchema.indexes;

const cloneKey = (id: string) => toItem({ pk: `container#${id}`, sk: 'clone' });
const containersOf = (accountId: string) => `containers#${accountId}`;

/** The condition that a resource has not expired. */
const NOT_ENDED = '(attribute_not_exists(expires_at) OR expires_at > :now)';

/** Containers in the table, one row each, which stands in its account's list. */
export function containerRecords(client: DynamoDBClient, tableName: string): ContainerStore {
  return {
    async add(container) {
      const put = { TableName: tableName, Item: { ...containerKey(container.id), ...toRow(container) } };
      return succeeds(
        client.send(new PutItemCommand({ ...put, ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },

    ...containerLookup(client, tableName),

    async findMany(ids) {
      const rows = await readRows(client, tableName, containerKey, ids);
      const containers = rows.flatMap((row) => containerOf(row) ?? []);
      return new Map(containers.map((container) => [container.id, container]));
    },

    async change(id, accountId, change, now) {
      const { expression, names, values } = updateExpression(toItem({ ...changeRow(id, change, now) }));
      const changed = await ifAllowed(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: containerKey(id),
            UpdateExpression: expression,
            ConditionExpression: 'account_id = :account_id AND attribute_not_exists(deleting)',
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ...values, ...toItem({ ':account_id': accountId }) },
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return changed?.Attributes && containerOf(changed.Attributes);
    },

    async hide(id) {
      await succeeds(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: containerKey(id),
            UpdateExpression: 'SET deleting = :yes REMOVE #list',
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeNames: { '#list': byName.partitionKey },
            ExpressionAttributeValues: toItem({ ':yes': true }),
          }),
        ),
      );
    },

    async remove(id) {
      // The container last: as long as it is there, whoever was cut off knows that this is not done.
      for (const Key of [cloneKey(id), containerKey(id)]) {
        await client.send(new DeleteItemCommand({ TableName: tableName, Key }));
      }
    },

    look: (accountId, look) =>
      lookAtGroup(client, tableName, { byName, byCreated, partition: containersOf(accountId) }, look),

    lookInto: (id, look, now) =>
      lookAtGroup(
        client,
        tableName,
        {
          byName: containerByName,
          byCreated: containerByCreated,
          partition: id,
          filter: {
            expression: `#status = :available AND ${NOT_ENDED}`,
            names: { '#status': 'status' },
            values: { ':available': 'available', ':now': now },
          },
        },
        look,
      ),

    async isEmpty(id, now, uploadsSince) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: containerByName.name,
          KeyConditionExpression: '#container = :container',
          FilterExpression: `(#status = :available OR created_at >= :since) AND ${NOT_ENDED}`,
          ExpressionAttributeNames: {
            '#container': containerByName.partitionKey,
            '#status': 'status',
          },
          ExpressionAttributeValues: toItem({
            ':container': id,
            ':available': 'available',
            ':since': uploadsSince,
            ':now': now,
          }),
          Select: 'COUNT',
        },
      );
      for await (const { Count: count = 0 } of pages) if (count > 0) return false;
      return true;
    },

    async *members(id, pageSize) {
      const pages = paginateQuery(
        { client, pageSize },
        {
          TableName: tableName,
          IndexName: containerByCreated.name,
          KeyConditionExpression: '#container = :container',
          ProjectionExpression: 'pk',
          ExpressionAttributeNames: { '#container': containerByCreated.partitionKey },
          ExpressionAttributeValues: toItem({ ':container': id }),
        },
      );
      for await (const { Items = [] } of pages) {
        if (Items.length > 0) yield Items.map(idOf);
      }
    },

    async lastClone(id) {
      const { Item: row } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: cloneKey(id), ConsistentRead: true }),
      );
      if (row === undefined) return undefined;
      const clone: Clone = JSON.parse(text(row, 'clone'));
      return clone;
    },

    async recordClone(clone, forgetAt) {
      const row = toItem({ clone: JSON.stringify(clone), forget_at: Math.ceil(forgetAt / 1000) });
      await client.send(
        new PutItemCommand({ TableName: tableName, Item: { ...cloneKey(clone.fromContainerId), ...row } }),
      );
    },
  };
}

function toRow({ id, accountId, name, description, tags, createdAt, updatedAt }: Container): Item {
  return toItem({
    account_id: accountId,
    list: containersOf(accountId),
    ...changeRow(id, { name, description, tags }, updatedAt),
    created_order: createdOrder(createdAt, id),
    created_at: createdAt,
  });
}

/** What a change sets; the search text is what a query for a name looks into. */
function changeRow(id: string, { name, description, tags }: ContainerChange, now: number) {
  return {
    name,
    name_order: name === undefined ? undefined : nameOrder(name, id),
    search_text: name === undefined ? undefined : folded(name),
    description,
    tags,
    updated_at: now,
  } satisfies Record<string, Value>;
}

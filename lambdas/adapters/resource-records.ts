import { isDeepStrictEqual } from 'node:util';
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createdOrder, folded, nameOrder } from '../domain/catalogue.ts';
import type { ResourceStore } from '../domain/ports.ts';
import type { Resource } from '../domain/resource.ts';
import { type Item, number, optionalNumber, text, textList, toItem } from './attributes.ts';
import { ifAllowed, succeeds } from './conditional-write.ts';

const keyOf = (id: string) => toItem({ pk: `resource#${id}`, sk: 'resource' });

/** Resources in the table, one row each. Times are stored in milliseconds, but `forget_at` in seconds, as DynamoDB wants. */
export function resourceRecords(client: DynamoDBClient, tableName: string): ResourceStore {
  /** Changes a row and resolves to what it is then, or to nothing where the condition does not hold. */
  async function update(
    id: string,
    expression: string,
    condition: string,
    values: Readonly<Record<string, string | number | boolean>>,
    names: Readonly<Record<string, string>> = { '#status': 'status' },
  ): Promise<Resource | undefined> {
    const changed = await ifAllowed(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(id),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: toItem(values),
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return changed?.Attributes && resourceOf(id, changed.Attributes);
  }

  async function read(id: string): Promise<Item | undefined> {
    const { Item: row } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
    );
    return row;
  }

  return {
    async add(resource) {
      const Item = { ...keyOf(resource.id), ...resourceRow(resource) };
      const put = { TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
      if (await succeeds(client.send(new PutItemCommand(put)))) return;
      // A write whose answer was lost, and that is tried again, finds itself.
      if (!isDeepStrictEqual(await read(resource.id), Item))
        throw new Error(`The id ${resource.id} is taken.`);
    },

    async find(id) {
      const row = await read(id);
      return row && resourceOf(id, row);
    },

    async recordUpload(id, upload, keep) {
      const recorded =
        // What has a file is listed from now on.
        'SET #list = account_list, #status = :available, #size = :size, etag = :etag, uploaded_at = :uploaded_at, sequencer = :sequencer';
      await succeeds(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(id),
            UpdateExpression: keep ? `${recorded} REMOVE forget_at` : recorded,
            // Events come more than once and in any order: only a later upload than the one recorded changes anything.
            ConditionExpression:
              'attribute_exists(pk) AND #status <> :deleted AND (attribute_not_exists(sequencer) OR sequencer < :sequencer)',
            ExpressionAttributeNames: { '#list': 'list', '#status': 'status', '#size': 'size' },
            ExpressionAttributeValues: toItem({
              ':available': 'available',
              ':deleted': 'deleted',
              ':size': upload.size,
              ':etag': upload.etag,
              ':uploaded_at': upload.uploadedAt,
              ':sequencer': upload.sequencer,
            }),
          }),
        ),
      );
    },

    async claim(resource, now) {
      return succeeds(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...keyOf(resource.id), ...resourceRow(resource) },
            ConditionExpression: 'attribute_not_exists(pk) OR #status = :deleted OR expires_at <= :now',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: toItem({ ':deleted': 'deleted', ':now': now }),
          }),
        ),
      );
    },

    async changeExpiry({ id, accountId, expiresAt, forgetAt, uploadedAt }, now) {
      const condition =
        'account_id = :account_id AND #status <> :deleted AND (attribute_not_exists(expires_at) OR expires_at > :now)';
      return update(
        id,
        'SET expires_at = :expires_at, expiry_changed = :yes, forget_at = :forget_at, uploaded_at = :uploaded_at',
        condition,
        {
          ':expires_at': expiresAt,
          ':yes': true,
          ':forget_at': toSeconds(forgetAt),
          ':uploaded_at': uploadedAt,
          ':account_id': accountId,
          ':deleted': 'deleted',
          ':now': now,
        },
      );
    },

    async markDeleted(id, accountId, deletedAt, forgetAt, containerId) {
      const change =
        'SET #status = :deleted, deleted_at = :deleted_at, forget_at = :forget_at REMOVE #list, container_id';
      const condition = 'account_id = :account_id';
      const values = {
        ':deleted': 'deleted',
        ':deleted_at': deletedAt,
        ':forget_at': toSeconds(forgetAt),
        ':account_id': accountId,
      };
      const names = { '#status': 'status', '#list': 'list' };
      if (containerId === undefined) return update(id, change, condition, values, names);
      const contained = { ...values, ':container_id': containerId };
      // A write whose answer was lost, and that is tried again, has taken the resource out of the container itself.
      const isMeant = '(container_id = :container_id OR deleted_at = :deleted_at)';
      return update(id, change, `${condition} AND ${isMeant}`, contained, names);
    },
  };
}

/** The row of a resource that nobody has described. */
export function resourceRow(resource: Resource): Item {
  const list = `account#${resource.accountId}`;
  return toItem({
    account_id: resource.accountId,
    account_list: list,
    list: resource.status === 'available' ? list : undefined,
    name_order: nameOrder(resource.fileName, resource.id),
    created_order: createdOrder(resource.createdAt, resource.id),
    archived: false,
    search_text: folded(resource.fileName),
    words_indexed: false,
    file_name: resource.fileName,
    mime_type: resource.mediaType,
    object_key: resource.objectKey,
    created_at: resource.createdAt,
    uploaded_at: resource.uploadedAt,
    size: resource.size,
    expires_at: resource.expiresAt,
    forget_at: resource.forgetAt === undefined ? undefined : toSeconds(resource.forgetAt),
    container_id: resource.containerId,
    tags: resource.tags,
    status: resource.status,
  });
}

/** The resource in its row. Throws where the row is none. */
export function resourceOf(id: string, item: Item): Resource {
  const expiresAt = optionalNumber(item, 'expires_at');
  const forgetAt = optionalNumber(item, 'forget_at');
  const uploadedAt = optionalNumber(item, 'uploaded_at');
  const size = optionalNumber(item, 'size');
  const containerId = item['container_id']?.S;
  const tags = textList(item, 'tags');
  return {
    id,
    accountId: text(item, 'account_id'),
    fileName: text(item, 'file_name'),
    mediaType: text(item, 'mime_type'),
    objectKey: text(item, 'object_key'),
    createdAt: number(item, 'created_at'),
    ...(uploadedAt === undefined ? {} : { uploadedAt }),
    ...(size === undefined ? {} : { size }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(forgetAt === undefined ? {} : { forgetAt: forgetAt * 1000 }),
    ...(item['expiry_changed']?.BOOL === true ? { expiryChanged: true } : {}),
    ...(containerId === undefined ? {} : { containerId }),
    ...(tags.length === 0 ? {} : { tags }),
    status: statusOf(text(item, 'status')),
  };
}

function statusOf(status: string): Resource['status'] {
  if (status === 'reserved' || status === 'available' || status === 'deleted') return status;
  throw new Error(`The row has the unknown status ${status}.`);
}

const toSeconds = (time: number) => Math.ceil(time / 1000);

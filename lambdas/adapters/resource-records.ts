import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { ResourceStore } from '../domain/ports.ts';
import type { Resource } from '../domain/resource.ts';
import { type Item, number, optionalNumber, text, toItem } from './attributes.ts';
import { succeeds } from './conditional-write.ts';

const keyOf = (id: string) => toItem({ pk: `resource#${id}`, sk: 'resource' });

/** Resources in the table, one row each. Times are stored in milliseconds, but `forget_at` in seconds, as DynamoDB wants. */
export function resourceRecords(client: DynamoDBClient, tableName: string): ResourceStore {
  return {
    async add(resource) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...keyOf(resource.id), ...toRow(resource) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    async find(id) {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }),
      );
      return item === undefined ? undefined : fromRow(id, item);
    },

    async recordUpload(id, upload, keep) {
      const recorded =
        'SET #status = :available, #size = :size, etag = :etag, uploaded_at = :uploaded_at, sequencer = :sequencer';
      await succeeds(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(id),
            UpdateExpression: keep ? `${recorded} REMOVE forget_at` : recorded,
            // Events come more than once and in any order: only a later upload than the one recorded changes anything.
            ConditionExpression:
              'attribute_exists(pk) AND #status <> :deleted AND (attribute_not_exists(sequencer) OR sequencer < :sequencer)',
            ExpressionAttributeNames: { '#status': 'status', '#size': 'size' },
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

    async markDeleted(id, accountId, deletedAt, forgetAt) {
      return succeeds(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(id),
            UpdateExpression: 'SET #status = :deleted, deleted_at = :deleted_at, forget_at = :forget_at',
            ConditionExpression: 'account_id = :account_id',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: toItem({
              ':deleted': 'deleted',
              ':deleted_at': deletedAt,
              ':forget_at': toSeconds(forgetAt),
              ':account_id': accountId,
            }),
          }),
        ),
      );
    },
  };
}

function toRow(resource: Resource): Item {
  return toItem({
    account_id: resource.accountId,
    file_name: resource.fileName,
    mime_type: resource.mediaType,
    created_at: resource.createdAt,
    upload_expires_at: resource.uploadExpiresAt,
    expires_at: resource.expiresAt,
    forget_at: resource.forgetAt === undefined ? undefined : toSeconds(resource.forgetAt),
    status: resource.status,
  });
}

function fromRow(id: string, item: Item): Resource {
  const expiresAt = optionalNumber(item, 'expires_at');
  const forgetAt = optionalNumber(item, 'forget_at');
  return {
    id,
    accountId: text(item, 'account_id'),
    fileName: text(item, 'file_name'),
    mediaType: text(item, 'mime_type'),
    createdAt: number(item, 'created_at'),
    uploadExpiresAt: number(item, 'upload_expires_at'),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(forgetAt === undefined ? {} : { forgetAt: forgetAt * 1000 }),
    status: statusOf(text(item, 'status')),
  };
}

function statusOf(status: string): Resource['status'] {
  if (status === 'reserved' || status === 'available' || status === 'deleted') return status;
  throw new Error(`The row has the unknown status ${status}.`);
}

const toSeconds = (time: number) => Math.ceil(time / 1000);

import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateQuery,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Job, type JobStore, LeaseLost } from '../domain/job-ports.ts';
import { type Item, number, text, toItem } from './attributes.ts';
import { ifAllowed, succeeds } from './conditional-write.ts';
import { tableSchema } from './table-schema.ts';

const { directory } = tableSchema.indexes;

const keyOf = (key: string) => toItem({ pk: `job#${key}`, sk: 'job' });

/** The jobs' part of the directory. */
const JOBS = 'jobs';

/** Jobs in the table, one row each, with what they know in JSON. */
export function jobRecords<State>(client: DynamoDBClient, tableName: string): JobStore<State> {
  /** Changes the row of a job while its lease is held. Throws `LeaseLost` otherwise. */
  async function update(
    { key, lease }: Job<State>,
    expression: string,
    values: Readonly<Record<string, string | number>>,
    names: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const held = await succeeds(
      client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(key),
          UpdateExpression: expression,
          ConditionExpression: 'lease = :lease',
          ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
          ExpressionAttributeValues: toItem({ ...values, ':lease': lease }),
        }),
      ),
    );
    if (!held) throw new LeaseLost(key);
  }

  return {
    async add(key, state) {
      const row = toItem({
        directory: JOBS,
        directory_order: key,
        attempts: 0,
        state: JSON.stringify(state),
      });
      return succeeds(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: { ...keyOf(key), ...row },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
    },

    async find(key) {
      const { Item: row } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(key), ConsistentRead: true }),
      );
      return row && stateOf(row);
    },

    async claim(key, now, until) {
      const lease = crypto.randomUUID();
      const claimed = await ifAllowed(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(key),
            UpdateExpression: 'SET lease = :lease, lease_until = :until ADD attempts :one',
            // A write whose answer was lost, and that is tried again, finds its own lease.
            ConditionExpression:
              'attribute_exists(pk) AND (attribute_not_exists(lease_until) OR lease_until <= :now OR lease = :lease)',
            ExpressionAttributeValues: toItem({ ':lease': lease, ':until': until, ':now': now, ':one': 1 }),
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      const row = claimed?.Attributes;
      return row && { key, lease, attempts: number(row, 'attempts'), state: stateOf(row) };
    },

    renew: (job, until) => update(job, 'SET lease_until = :until', { ':until': until }),

    save: (job, state, until) =>
      update(
        job,
        'SET #state = :state, lease_until = :until, attempts = :none',
        { ':state': JSON.stringify(state), ':until': until, ':none': 0 },
        { '#state': 'state' },
      ),

    release: (job, notBefore) => update(job, 'SET lease_until = :not_before', { ':not_before': notBefore }),

    async remove({ key, lease }) {
      const removed = await succeeds(
        client.send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: keyOf(key),
            ConditionExpression: 'lease = :lease',
            ExpressionAttributeValues: toItem({ ':lease': lease }),
          }),
        ),
      );
      if (!removed) throw new LeaseLost(key);
    },

    async *unfinished() {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: directory.name,
          KeyConditionExpression: '#directory = :jobs',
          ExpressionAttributeNames: { '#directory': directory.partitionKey },
          ExpressionAttributeValues: toItem({ ':jobs': JOBS }),
        },
      );
      for await (const { Items = [] } of pages) {
        for (const row of Items) yield text(row, directory.sortKey);
      }
    },
  };

  function stateOf(row: Item): State {
    const state: State = JSON.parse(text(row, 'state'));
    return state;
  }
}

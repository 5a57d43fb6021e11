import { type DynamoDBClient, GetItemCommand, PutItemCommand, paginateQuery } from '@aws-sdk/client-dynamodb';
import type { Client } from '../domain/account.ts';
import type { ClientStore } from '../domain/ports.ts';
import { isScope } from '../domain/scope.ts';
import { type Item, number, text, textList, toItem } from './attributes.ts';
import { rolesOf, rolesText } from './role-text.ts';
import { tableSchema } from './table-schema.ts';
import { updateExisting } from './update-existing.ts';

const DIRECTORY = 'clients';

const keyOf = (clientId: string) => toItem({ pk: `client#${clientId}`, sk: 'client' });

/** Clients in the table, one row each, which also counts what the client may still send in the current second. */
export function clientRecords(client: DynamoDBClient, tableName: string): ClientStore {
  async function find(clientId: string): Promise<Client | undefined> {
    const { Item: item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(clientId), ConsistentRead: true }),
    );
    return item === undefined ? undefined : fromRow(clientId, item);
  }

  return {
    find,

    async add(added) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { ...keyOf(added.clientId), ...toRow(added) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
    },

    async *list() {
      const { directory } = tableSchema.indexes;
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: directory.name,
          KeyConditionExpression: `${directory.partitionKey} = :clients`,
          ExpressionAttributeValues: toItem({ ':clients': DIRECTORY }),
        },
      );
      for await (const page of pages) {
        for (const row of page.Items ?? []) {
          const found = await find(text(row, 'pk').slice('client#'.length));
          if (found !== undefined) yield found;
        }
      }
    },

    async update(clientId, change) {
      return updateExisting(client, tableName, keyOf(clientId), {
        disabled: change.disabled,
        roles: change.roles && rolesText(change.roles),
        requests_per_second: change.requestsPerSecond,
        secret_hash: change.secretHash,
      });
    },
  };
}

function toRow(client: Client): Item {
  return toItem({
    account_id: client.accountId,
    secret_hash: client.secretHash,
    scopes: client.scopes,
    token_lifetime: client.tokenLifetimeSeconds,
    requests_per_second: client.requestsPerSecond,
    disabled: client.disabled,
    roles: rolesText(client.roles),
    created_at: client.createdAt,
    [tableSchema.indexes.directory.partitionKey]: DIRECTORY,
    [tableSchema.indexes.directory.sortKey]: `${client.accountId}#${client.clientId}`,
  });
}

function fromRow(clientId: string, item: Item): Client {
  return {
    clientId,
    accountId: text(item, 'account_id'),
    secretHash: text(item, 'secret_hash'),
    scopes: textList(item, 'scopes').filter(isScope),
    tokenLifetimeSeconds: number(item, 'token_lifetime'),
    requestsPerSecond: number(item, 'requests_per_second'),
    disabled: item['disabled']?.BOOL === true,
    roles: rolesOf(item),
    createdAt: number(item, 'created_at'),
  };
}

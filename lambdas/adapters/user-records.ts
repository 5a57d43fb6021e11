import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { UserStore } from '../domain/ports.ts';
import { number, text, toItem } from './attributes.ts';
import { succeeds } from './conditional-write.ts';
import { rolesOf, rolesText } from './role-text.ts';
import { updateExisting } from './update-existing.ts';

const keyOf = (username: string) => toItem({ pk: `user#${username}`, sk: 'user' });

/** Users in the table, one row each, which also counts what the user may still send in the current second. */
export function userRecords(client: DynamoDBClient, tableName: string): UserStore {
  return {
    async add(user) {
      return succeeds(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              ...keyOf(user.username),
              ...toItem({
                account_id: user.accountId,
                password_hash: user.passwordHash,
                requests_per_second: user.requestsPerSecond,
                disabled: user.disabled,
                roles: rolesText(user.roles),
                created_at: user.createdAt,
              }),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
    },

    async find(username) {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(username), ConsistentRead: true }),
      );
      if (item === undefined) return undefined;
      return {
        username,
        accountId: text(item, 'account_id'),
        passwordHash: text(item, 'password_hash'),
        requestsPerSecond: number(item, 'requests_per_second'),
        disabled: item['disabled']?.BOOL === true,
        roles: rolesOf(item),
        createdAt: number(item, 'created_at'),
      };
    },

    async update(username, change) {
      return updateExisting(client, tableName, keyOf(username), {
        disabled: change.disabled,
        roles: change.roles && rolesText(change.roles),
        requests_per_second: change.requestsPerSecond,
        password_hash: change.passwordHash,
      });
    },
  };
}

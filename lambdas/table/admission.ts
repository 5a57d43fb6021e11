import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AdmissionRow, AdmissionStore, RequestLease } from '../model/identity/ports.ts';
import { client, user } from './entities.ts';
import { type Item, type Key, keyItem } from './entity.ts';
import type { Table } from './table.ts';

/** The row of a client or a user by its principal: `client#ID` or `user#NAME`. */
function keyOf(principal: string): Key {
  const name = principal.slice(principal.indexOf('#') + 1);
  return principal.startsWith('client#') ? client.key(name) : user.key(name);
}

/**
 * Leases requests from the client's or user's own row, which counts down the rest of its newest second:
 *
 *     instance A   opens second 7, newer than the row's: left = limit - 3
 *     instance B   opens second 7, no longer newer: refused, and gets the row
 *     instance B   draws from second 7; left >= 3: left = left - 3
 *
 * Each is one conditional update, so that two instances never lease the same requests. Both conditions also require
 * that the client or user is not disabled, and that a user's password is still the same.
 */
export function admissionRecords(table: Table): AdmissionStore {
  return {
    async lease(principal, lease, passwordId) {
      try {
        // The new value is computed from another attribute, which `update` cannot express.
        const { Attributes: row } = await table.client.send(
          new UpdateItemCommand({
            TableName: table.name,
            Key: keyItem(keyOf(principal)),
            ...admissible(lease.opens ? opening(lease) : drawing(lease), passwordId),
            ReturnValues: 'ALL_NEW',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return { leased: true, row: row && admissionRow(row) };
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return { leased: false, row: error.Item && admissionRow(error.Item) };
      }
    },
  };
}

const numeric = (value: number) => ({ N: String(value) });

interface Leasing {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeValues: Item;
}

/** The same for a principal that is to be admitted. */
function admissible(leasing: Leasing, passwordId: string | undefined): Leasing {
  const isSame = passwordId === undefined ? 'attribute_not_exists(password_id)' : 'password_id = :password';
  return {
    ...leasing,
    ConditionExpression: `disabled = :no AND ${isSame} AND ${leasing.ConditionExpression}`,
    ExpressionAttributeValues: {
      ...leasing.ExpressionAttributeValues,
      ':no': { BOOL: false },
      ...(passwordId !== undefined && { ':password': { S: passwordId } }),
    },
  };
}

function opening({ second, count }: RequestLease): Leasing {
  return {
    UpdateExpression: 'SET admission_second = :second, admission_left = requests_per_second - :count',
    ConditionExpression:
      'requests_per_second >= :count AND ' +
      '(attribute_not_exists(admission_second) OR admission_second < :second)',
    ExpressionAttributeValues: { ':second': numeric(second), ':count': numeric(count) },
  };
}

function drawing({ second, count }: RequestLease): Leasing {
  return {
    UpdateExpression: 'SET admission_left = admission_left - :count',
    ConditionExpression: 'admission_second = :second AND admission_left >= :count',
    ExpressionAttributeValues: { ':second': numeric(second), ':count': numeric(count) },
  };
}

function admissionRow(row: Item): AdmissionRow {
  const count = (name: string) => Number(row[name]?.N ?? 0);
  return {
    disabled: row['disabled']?.BOOL !== false,
    ...(row['has_quota']?.BOOL === true && { hasQuota: true }),
    passwordId: row['password_id']?.S,
    requestsPerSecond: count('requests_per_second'),
    second: count('admission_second'),
    left: count('admission_left'),
  };
}

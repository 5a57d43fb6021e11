import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { AdmissionStore, Lease } from '../domain/ports.ts';
import { number, toItem } from './attributes.ts';

/** The row of a client or a user by its principal: `client#ID` or `user#NAME`. */
const keyOf = (principal: string) => toItem({ pk: principal, sk: principal.split('#', 1)[0] });

/**
 * Leases out of the client's or user's own row, which counts down what is left of the current second:
 *
 *     instance A   second 7 is newer than the row's: left = limit - 3     (opens the second)
 *     instance B   second 7 is not newer; left >= 3: left = left - 3      (draws from it)
 *     instance C   second 7 is not newer; left < 3                        (exhausted)
 *
 * Each is one conditional update, so that two instances never draw the same requests. An instance whose clock is
 * behind draws from the newest second. Both conditions also ask that it is not disabled.
 */
export function admissionRecords(client: DynamoDBClient, tableName: string): AdmissionStore {
  async function update(
    principal: string,
    expression: string,
    condition: string,
    values: Readonly<Record<string, number>>,
  ): Promise<number | undefined> {
    try {
      const { Attributes: row = {} } = await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: keyOf(principal),
          UpdateExpression: expression,
          ConditionExpression: `disabled = :no AND ${condition}`,
          ExpressionAttributeValues: toItem({ ...values, ':no': false }),
          ReturnValues: 'ALL_NEW',
        }),
      );
      return number(row, 'requests_per_second');
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  const open = (principal: string, second: number, count: number) =>
    update(
      principal,
      'SET admission_second = :second, admission_left = requests_per_second - :count',
      'requests_per_second >= :count AND (attribute_not_exists(admission_second) OR admission_second < :second)',
      { ':second': second, ':count': count },
    );

  const draw = (principal: string, second: number, count: number) =>
    update(
      principal,
      'SET admission_left = admission_left - :count',
      // Where the limit was lowered below `count`, the row may still be at an earlier second, with more left over.
      'admission_left >= :count AND admission_second >= :second',
      { ':second': second, ':count': count },
    );

  async function isDisabled(principal: string): Promise<boolean> {
    const { Item: row } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(principal), ConsistentRead: true }),
    );
    return row?.['disabled']?.BOOL !== false;
  }

  return {
    async lease(principal, second, count, opened): Promise<Lease> {
      const limit =
        (opened ? undefined : await open(principal, second, count)) ?? (await draw(principal, second, count));
      if (limit !== undefined) return { outcome: 'leased', count, requestsPerSecond: limit };
      return (await isDisabled(principal)) ? { outcome: 'disabled' } : { outcome: 'exhausted' };
    },
  };
}

import { ConditionalCheckFailedException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { AdmissionStore, RequestLease } from '../model/identity/ports.ts';
import { client, user } from './entities.ts';
import { type Key, keyItem } from './entity.ts';
import { get, type Table } from './table.ts';

/** The row of a client or a user by its principal: `client#ID` or `user#NAME`. */
function keyOf(principal: string): Key {
  const name = principal.slice(principal.indexOf('#') + 1);
  return principal.startsWith('client#') ? client.key(name) : user.key(name);
}

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
export function admissionRecords(table: Table): AdmissionStore {
  async function update(
    principal: string,
    second: number,
    count: number,
    expression: string,
    condition: string,
  ): Promise<number | undefined> {
    try {
      // What is set follows from what is there: more than `update` knows to write.
      const { Attributes: row = {} } = await table.client.send(
        new UpdateItemCommand({
          TableName: table.name,
          Key: keyItem(keyOf(principal)),
          UpdateExpression: expression,
          ConditionExpression: `disabled = :no AND ${condition}`,
          ExpressionAttributeValues: {
            ':no': { BOOL: false },
            ':second': { N: String(second) },
            ':count': { N: String(count) },
          },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return Number(row['requests_per_second']?.N);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  const open = (principal: string, second: number, count: number) =>
    update(
      principal,
      second,
      count,
      'SET admission_second = :second, admission_left = requests_per_second - :count',
      'requests_per_second >= :count AND (attribute_not_exists(admission_second) OR admission_second < :second)',
    );

  const draw = (principal: string, second: number, count: number) =>
    update(
      principal,
      second,
      count,
      'SET admission_left = admission_left - :count',
      // Where the limit was lowered below `count`, the row may still be at an earlier second, with more left over.
      'admission_left >= :count AND admission_second >= :second',
    );

  async function isDisabled(principal: string): Promise<boolean> {
    const row = await get(table, keyOf(principal));
    return row?.['disabled']?.BOOL !== false;
  }

  return {
    async lease(principal, second, count, opened): Promise<RequestLease> {
      const limit =
        (opened ? undefined : await open(principal, second, count)) ?? (await draw(principal, second, count));
      if (limit !== undefined) return { outcome: 'leased', count, requestsPerSecond: limit };
      return (await isDisabled(principal)) ? { outcome: 'disabled' } : { outcome: 'exhausted' };
    },
  };
}

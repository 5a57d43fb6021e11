import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { tableWith } from '../../../lambdas/table/open-table.ts';
import type { Table } from '../../../lambdas/table/table.ts';

/** A table that answers each request in turn, and keeps the requests. */
export function stubTable<Input>(...answers: readonly object[]): { table: Table; asked: Input[] } {
  const asked: Input[] = [];
  const send = async ({ input }: { input: Input }) => {
    asked.push(input);
    return answers[asked.length - 1] ?? {};
  };
  return { table: tableWith({ send } as unknown as DynamoDBClient, 'table', () => 0), asked };
}

import { GetItemCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type Case, key, listed, row, TableName } from './case.ts';

const rows = ['a', 'b', 'ba', 'c'].map((sort) => row(sort));

/** A Query of the partition `p` with a condition on the sort key, and the sort keys of its answer in order. */
function query(
  reference: string,
  condition: string,
  sorts: string[],
  more: Partial<QueryCommandInput> = {},
): Case {
  const values = [...condition.matchAll(/:(\w+)/g)].map(([name, value = '']) => [name, { S: value }]);
  return {
    ...{
      reference: `Query, ${reference}`,
      what: `${condition || 'the whole partition'} of a, b, ba, c`,
      given: rows,
    },
    send: (client) =>
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: `pk = :p${condition && ` AND ${condition}`}`,
          ExpressionAttributeValues: { ':p': { S: 'p' }, ...Object.fromEntries(values) },
          ...more,
        }),
      ),
    answer: { Count: sorts.length, Items: sorts.map((sort) => row(sort)) },
  };
}

const range = (condition: string, ...sorts: string[]) =>
  query('Request Parameters, KeyConditionExpression', condition, sorts);

const index: QueryCommandInput = {
  ...{ TableName, IndexName: 'gsi1', KeyConditionExpression: 'gsi1pk = :list' },
  ExpressionAttributeValues: { ':list': { S: 'list' } },
};
const inIndex = [
  row('a', listed('2')),
  row('b', listed('1', { more: { S: 'x' } })),
  row('c'),
  row('d', listed('1')),
];

export const reads: readonly Case[] = [
  range('', 'a', 'b', 'ba', 'c'),
  range('sk = :b', 'b'),
  range('sk < :b', 'a'),
  range('sk <= :b', 'a', 'b'),
  range('sk > :b', 'ba', 'c'),
  range('sk >= :b', 'b', 'ba', 'c'),
  range('sk BETWEEN :b AND :c', 'b', 'ba', 'c'),
  range('begins_with(sk, :b)', 'b', 'ba'),
  query('Request Parameters, ScanIndexForward', '', ['c', 'ba', 'b', 'a'], { ScanIndexForward: false }),
  query('Request Parameters, ExclusiveStartKey', '', ['ba', 'c'], { ExclusiveStartKey: key('b') }),
  {
    ...query('Response Elements, LastEvaluatedKey', '', ['a', 'b'], { Limit: 2 }),
    answer: { Count: 2, Items: [row('a'), row('b')], LastEvaluatedKey: key('b') },
  },
  {
    reference: 'Query, Request Parameters, IndexName; Projection ALL',
    what: 'the rows that have the keys of the index, with all that they hold',
    given: [row('a', listed('2')), row('b', listed('1', { more: { S: 'x' } })), row('c')],
    send: (client) => client.send(new QueryCommand(index)),
    answer: { Items: [row('b', listed('1', { more: { S: 'x' } })), row('a', listed('2'))] },
  },
  {
    reference: 'Query, Response Elements, LastEvaluatedKey',
    what: 'pages of an index, rows of the same index key included',
    given: inIndex,
    async send(client) {
      const pages: object[] = [];
      let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey'];
      do {
        const page = await client.send(
          new QueryCommand({ ...index, Limit: 1, ...(ExclusiveStartKey && { ExclusiveStartKey }) }),
        );
        pages.push(...(page.Items ?? []));
        ExclusiveStartKey = page.LastEvaluatedKey;
      } while (ExclusiveStartKey !== undefined);
      return { last: pages.at(-1), length: pages.length };
    },
    answer: { last: row('a', listed('2')), length: 3 },
  },
  {
    reference: 'Query, Request Parameters, ConsistentRead',
    what: 'a consistent read of an index',
    send: (client) => client.send(new QueryCommand({ ...index, ConsistentRead: true })),
    answer: { name: 'ValidationException' },
  },
  {
    reference: 'Query, Description: 1 MB',
    what: 'a page of large rows',
    given: ['a', 'b', 'c'].map((sort) => row(sort, { text: { S: 'x'.repeat(390_000) } })).concat(row('d')),
    send: (client) =>
      client.send(
        new QueryCommand({
          ...{ TableName, KeyConditionExpression: 'pk = :p', Select: 'COUNT' },
          ExpressionAttributeValues: { ':p': { S: 'p' } },
        }),
      ),
    answer: { Count: 3, LastEvaluatedKey: key('c') },
  },
  {
    reference: 'GetItem, Response Elements, Item',
    what: 'a row that is not there',
    send: (client) => client.send(new GetItemCommand({ TableName, Key: key('a') })),
    answer: { Item: undefined },
  },
  {
    reference: 'GetItem, Errors, ResourceNotFoundException',
    what: 'another table',
    send: (client) => client.send(new GetItemCommand({ TableName: 'others', Key: key('a') })),
    answer: { name: 'ResourceNotFoundException' },
  },
];

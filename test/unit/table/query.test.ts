import type { QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { beginningWith, query, queryAll, type Range } from '../../../lambdas/table/query.ts';
import { stubTable } from './stub-table.ts';

const row = (order: string) => ({ sk: { S: order }, gsi1sk: { S: order } });

/** The query for a range. */
async function asked(range: Omit<Range, 'partition'>): Promise<QueryCommandInput | undefined> {
  const { table, asked: requests } = stubTable<QueryCommandInput>();
  await query(table, { partition: 'p', ...range });
  return requests[0];
}

describe('the condition of a query', () => {
  test.each<[string, Omit<Range, 'partition'>, string, readonly string[]]>([
    ['from a key', { from: 'b' }, '#sk >= :end', ['b']],
    ['to a key', { to: 'f' }, '#sk <= :end', ['f']],
    ['between two keys', { from: 'b', to: 'f' }, '#sk BETWEEN :first AND :last', ['b', 'f']],
    ['between a key and itself', { from: 'b', to: 'b' }, '#sk BETWEEN :first AND :last', ['b', 'b']],
    ['after a key', { after: 'c' }, '#sk > :end', ['c']],
    ['before a key, descending', { after: 'c', descending: true }, '#sk < :end', ['c']],
    [
      'after a key in a range',
      { from: 'b', to: 'f', after: 'c' },
      '#sk BETWEEN :first AND :last',
      ['c', 'f'],
    ],
    [
      'before a key in a range, descending',
      { from: 'b', to: 'f', after: 'c', descending: true },
      '#sk BETWEEN :first AND :last',
      ['b', 'c'],
    ],
    ['after a key in a range without an end', { from: 'b', after: 'c' }, '#sk > :end', ['c']],
    ['after a key before the range', { from: 'b', after: 'a' }, '#sk >= :end', ['b']],
    [
      'after a key before the range, descending',
      { to: 'f', after: 'g', descending: true },
      '#sk <= :end',
      ['f'],
    ],
    ['after a key by its bytes', { from: '\uffff', after: '\u{10000}' }, '#sk > :end', ['\u{10000}']],
  ])('%s', async (_, range, condition, values) => {
    const request = await asked(range);
    expect(request?.KeyConditionExpression).toBe(`#pk = :pk AND ${condition}`);
    const { ':pk': partition, ...ends } = request?.ExpressionAttributeValues ?? {};
    expect([partition, ...Object.values(ends)]).toEqual(['p', ...values].map((S) => ({ S })));
    expect(request?.ExpressionAttributeNames).toEqual({ '#pk': 'pk', '#sk': 'sk' });
  });

  test('for a whole partition names no sort key', async () => {
    expect(await asked({})).toEqual({
      TableName: 'table',
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': 'pk' },
      ExpressionAttributeValues: { ':pk': { S: 'p' } },
      ScanIndexForward: true,
    });
  });

  test.each<[string, Omit<Range, 'partition'>]>([
    ['after the end of the range', { from: 'b', to: 'f', after: 'g' }],
    ['before its beginning, descending', { from: 'b', to: 'f', after: 'a', descending: true }],
    ['after the end by its bytes', { to: '\uffff', after: '\u{10000}' }],
  ])('reads nothing %s', async (_, range) => {
    expect(await asked(range)).toBeUndefined();
  });
});

describe('a query', () => {
  test('names its index, direction, consistency and limit', async () => {
    expect(await asked({ index: 'gsi1', from: 'b', descending: true, limit: 3 })).toMatchObject({
      IndexName: 'gsi1',
      ExpressionAttributeNames: { '#pk': 'gsi1pk', '#sk': 'gsi1sk' },
      ScanIndexForward: false,
      Limit: 3,
    });
    expect(await asked({ consistent: true })).toMatchObject({ ConsistentRead: true });
  });

  test('that continues in a range reads one row more, and leaves out the last one of before', async () => {
    const { table, asked: requests } = stubTable<QueryCommandInput>({
      Items: ['c', 'd'].map(row),
      LastEvaluatedKey: row('d'),
    });
    const range = { index: 'gsi1', partition: 'p', to: 'f', after: 'c', limit: 1 } as const;
    expect(await query(table, range)).toEqual({ items: [row('d')], more: true });
    expect(requests[0]).toMatchObject({ Limit: 2 });
  });

  test('for all rows continues after the last row until there are no more', async () => {
    const { table, asked: requests } = stubTable<QueryCommandInput>(
      { Items: ['a', 'b'].map(row), LastEvaluatedKey: row('b') },
      { Items: ['c'].map(row), LastEvaluatedKey: row('c') },
      { Items: [] },
    );
    const pages: unknown[] = [];
    for await (const page of queryAll(table, { index: 'gsi1', partition: 'p', limit: 2 })) pages.push(page);
    expect(pages).toEqual([['a', 'b'].map(row), ['c'].map(row)]);
    expect(requests.map(({ ExpressionAttributeValues: values }) => values?.[':end']?.S)).toEqual([
      undefined,
      'b',
      'c',
    ]);
  });
});

test('beginningWith covers all keys from the prefix to its last possible key', () => {
  expect(beginningWith('deed')).toEqual({ from: 'deed', to: 'deed\u{10ffff}' });
});

import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from './entity.ts';
import type { IndexName } from './schema.ts';
import type { Table } from './table.ts';

/** The rows that a query reads, in the order of their sort keys. */
export interface Range {
  readonly index?: IndexName;
  readonly partition: string;
  /** The range of sort keys, both ends included. */
  readonly from?: string;
  readonly to?: string;
  readonly descending?: boolean;
  /** Reads from after this sort key, in the direction of the query. */
  readonly after?: string;
  /** The most rows to read. */
  readonly limit?: number;
  /** Indexes cannot be read consistently. */
  readonly consistent?: boolean;
}

export interface Rows {
  readonly items: readonly Item[];
  /** Whether more rows may follow the last one. */
  readonly more: boolean;
}

/** Reads rows of one partition with one request; DynamoDB stops at 1 MB. */
export async function query({ client, name }: Table, range: Range): Promise<Rows> {
  const { partition, index, limit, descending = false, consistent = false } = range;
  const prefix = index ?? '';
  const order = orderCondition(range);
  if (order === undefined) return { items: [], more: false };
  const { Items: items = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: name,
      ...(index === undefined ? {} : { IndexName: index }),
      KeyConditionExpression: ['#pk = :pk', ...order.expressions].join(' AND '),
      ExpressionAttributeNames: {
        '#pk': `${prefix}pk`,
        ...(order.expressions.length > 0 && { '#sk': `${prefix}sk` }),
      },
      ExpressionAttributeValues: { ':pk': { S: partition }, ...order.values },
      ScanIndexForward: !descending,
      ...(limit === undefined ? {} : { Limit: limit + (isBetween(range) ? 1 : 0) }),
      ...(consistent && { ConsistentRead: true }),
    }),
  );
  // BETWEEN includes the last row of the previous page.
  const isNew = (item: Item) => range.after === undefined || item[`${prefix}sk`]?.S !== range.after;
  return { items: items.filter(isNew), more: last !== undefined };
}

/** DynamoDB takes one condition on a sort key, and refuses a range that ends before it begins. */
function orderCondition({ from, to, after, descending = false }: Range): OrderCondition | undefined {
  const first = after === undefined || descending ? from : later(from, after);
  const last = after === undefined || !descending ? to : earlier(to, after);
  if (first === undefined && last === undefined) return { expressions: [], values: {} };
  if (first === undefined || last === undefined) {
    const end = first ?? last ?? '';
    const operator = `${first === undefined ? '<' : '>'}${end === after ? '' : '='}`;
    return { expressions: [`#sk ${operator} :end`], values: { ':end': { S: end } } };
  }
  if (compare(first, last) > 0) return undefined;
  return {
    expressions: ['#sk BETWEEN :first AND :last'],
    values: { ':first': { S: first }, ':last': { S: last } },
  };
}

/** Whether the range needs BETWEEN and so begins with the last row of the previous page. */
function isBetween({ from, to, after }: Range): boolean {
  return after !== undefined && (from !== undefined || to !== undefined);
}

interface OrderCondition {
  readonly expressions: readonly string[];
  readonly values: Item;
}

function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function later(one: string | undefined, other: string): string {
  return one !== undefined && compare(one, other) > 0 ? one : other;
}

function earlier(one: string | undefined, other: string): string {
  return one !== undefined && compare(one, other) < 0 ? one : other;
}

/** Reads all rows of a range, request by request. */
export async function* queryAll(table: Table, range: Range): AsyncGenerator<readonly Item[]> {
  const sortKey = `${range.index ?? ''}sk`;
  for (let at = range; ; ) {
    const { items, more } = await query(table, at);
    if (items.length > 0) yield items;
    const last = items.at(-1)?.[sortKey]?.S;
    if (!more || last === undefined) return;
    at = { ...range, after: last };
  }
}

/** The range of all sort keys with a prefix. */
export function beginningWith(beginning: string): { readonly from: string; readonly to: string } {
  return { from: beginning, to: `${beginning}\u{10ffff}` };
}

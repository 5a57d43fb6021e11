import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { folded, nameOrder } from '../domain/catalogue.ts';
import type { GroupLook, GroupRows } from '../domain/container-ports.ts';
import type { TagQuery } from '../domain/group.ts';
import { idOf, text, toItem } from './attributes.ts';

/** How many rows one look reads at most, where it has to look for what it wants. */
const ROWS_LOOKED_AT = 1000;

/** Where a group stands in the table: two indexes with the same partition, and what its rows must be besides. */
interface GroupPlace {
  readonly byName: GroupIndex;
  readonly byCreated: GroupIndex;
  readonly partition: string;
  readonly filter?: {
    readonly expression: string;
    readonly names: Record<string, string>;
    readonly values: Record<string, string | number>;
  };
}

interface GroupIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
}

/** One look at a group: one query, the same cost wherever it begins and however large the group is. */
export async function lookAtGroup(
  client: DynamoDBClient,
  tableName: string,
  { byName, byCreated, partition, filter }: GroupPlace,
  look: GroupLook,
): Promise<GroupRows> {
  const index = look.sort.by === 'name' ? byName : byCreated;
  const range = rangeOf(look);
  if (range === undefined) return { rows: [] };
  const tags = tagFilters(look.tags);
  const name = look.name === undefined ? undefined : folded(look.name);
  const filters = [
    ...tags.expressions,
    ...(name === undefined ? [] : ['(search_text = :name OR begins_with(search_text, :name_line))']),
    ...(filter === undefined ? [] : [filter.expression]),
  ];
  const searches = tags.expressions.length > 0 || name !== undefined;
  const { Items = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: index.name,
      KeyConditionExpression: ['#group = :group', ...range.conditions].join(' AND '),
      ...(filters.length === 0 ? {} : { FilterExpression: filters.join(' AND ') }),
      ExpressionAttributeNames: {
        '#group': index.partitionKey,
        ...(range.conditions.length === 0 ? {} : { '#order': index.sortKey }),
        ...filter?.names,
      },
      ExpressionAttributeValues: toItem({
        ':group': partition,
        ...range.values,
        ...tags.values,
        ...filter?.values,
        ...(name === undefined ? {} : { ':name': name, ':name_line': `${name}\n` }),
      }),
      ScanIndexForward: !look.sort.descending,
      // A range around a name begins with the last row of the page before.
      Limit: searches ? ROWS_LOOKED_AT : Math.min(look.limit + 1, ROWS_LOOKED_AT),
    }),
  );
  const rows = Items.map((row) => ({
    id: idOf(row),
    order: text(row, index.sortKey),
  }));
  return {
    rows: rows.filter(({ order }) => order !== look.after),
    ...(last === undefined ? {} : { next: text(last, index.sortKey) }),
  };
}

/** The part of the order to look at: behind a place, and around a name in the order of names. */
function rangeOf({ sort, name, after }: GroupLook) {
  if (name === undefined || sort.by !== 'name') {
    if (after === '') return { conditions: [], values: {} };
    return { conditions: [`#order ${sort.descending ? '<' : '>'} :after`], values: { ':after': after } };
  }
  const beginning = nameOrder(name, '');
  const isWithin = after.startsWith(beginning);
  // A place among things of another name comes from another query. Ids are of hexadecimal digits and hyphens.
  if (isWithin && !/^[\da-f-]*$/.test(after.slice(beginning.length))) return undefined;
  const isPassed = Buffer.compare(Buffer.from(after), Buffer.from(beginning)) < 0 === sort.descending;
  if (after !== '' && !isWithin && isPassed) return undefined;
  const first = isWithin && !sort.descending ? after : beginning;
  const last = isWithin && sort.descending ? after : `${beginning}\u{10ffff}`;
  return { conditions: ['#order BETWEEN :first AND :last'], values: { ':first': first, ':last': last } };
}

function tagFilters({ any = [], all = [], none = [] }: TagQuery) {
  const tags = [...new Set([...any, ...all, ...none])];
  const contains = (tag: string) => `contains(tags, :tag${tags.indexOf(tag)})`;
  return {
    expressions: [
      ...(any.length === 0 ? [] : [`(${any.map(contains).join(' OR ')})`]),
      ...all.map(contains),
      ...none.map((tag) => `NOT ${contains(tag)}`),
    ],
    values: Object.fromEntries(tags.map((tag, index) => [`:tag${index}`, tag])),
  };
}

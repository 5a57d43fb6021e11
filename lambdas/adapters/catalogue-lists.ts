import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { List } from '../domain/catalogue.ts';
import type { ListedRow, ListPage, PageRequest } from '../domain/catalogue-ports.ts';
import { type Item, text, toItem } from './attributes.ts';
import { tableSchema } from './table-schema.ts';
import { wordList } from './word-rows.ts';

/** How many rows of a list one page looks at, where it has to look for what it shows. */
const ROWS_LOOKED_AT = 1000;

/** One page of a list in one query: the same cost wherever the page stands and however long the list is. */
export async function queryList(
  client: DynamoDBClient,
  tableName: string,
  list: List,
  { ordering, after, limit, archived, entityType, search }: PageRequest,
): Promise<ListPage> {
  const { byName, byCreated } = tableSchema.indexes;
  const index = ordering.by === 'name' ? byName : byCreated;
  const beyond = ordering.descending ? '<' : '>';
  const filters = [
    archived === undefined ? [] : ['archived = :archived'],
    entityType === undefined ? [] : ['entity_type = :entity_type'],
    search === undefined ? [] : ['contains(search_text, :search)'],
  ].flat();
  const { Items = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: index.name,
      KeyConditionExpression: ['#list = :list', after === undefined ? [] : `#order ${beyond} :after`]
        .flat()
        .join(' AND '),
      ExpressionAttributeNames: {
        '#list': index.partitionKey,
        ...(after === undefined ? {} : { '#order': index.sortKey }),
      },
      ...(filters.length === 0 ? {} : { FilterExpression: filters.join(' AND ') }),
      ExpressionAttributeValues: toItem({
        ':list': list,
        ':after': after,
        ':archived': archived,
        ':entity_type': entityType,
        ':search': search,
      }),
      ScanIndexForward: !ordering.descending,
      Limit: filters.length === 0 ? limit : Math.max(limit, ROWS_LOOKED_AT),
    }),
  );
  const rows = Items.map((row) => listedRow(row, index.sortKey));
  return { rows, ...(last === undefined ? {} : { next: text(last, index.sortKey) }) };
}

/** The resources of a list with a word that begins so, in the order of those words: a page costs what it shows. */
export async function queryWords(
  client: DynamoDBClient,
  tableName: string,
  list: List,
  search: string,
  after: string | undefined,
  limit: number,
): Promise<ListPage> {
  const { byName } = tableSchema.indexes;
  // The smallest text after the last one of the page before.
  const first = after === undefined ? search : `${after}\0`;
  const final = `${search}\u{10ffff}`;
  // DynamoDB refuses a range that ends before it begins.
  if (Buffer.compare(Buffer.from(first), Buffer.from(final)) > 0) return { rows: [] };
  const { Items = [], LastEvaluatedKey: last } = await client.send(
    new QueryCommand({
      TableName: tableName,
      IndexName: byName.name,
      KeyConditionExpression: '#list = :list AND #order BETWEEN :first AND :last',
      ExpressionAttributeNames: { '#list': byName.partitionKey, '#order': byName.sortKey },
      ExpressionAttributeValues: toItem({
        ':list': wordList(list),
        ':first': first,
        ':last': final,
      }),
      Limit: limit,
    }),
  );
  const rows = Items.map((row) => listedRow(row, byName.sortKey));
  return { rows, ...(last === undefined ? {} : { next: text(last, byName.sortKey) }) };
}

function listedRow(row: Item, sortKey: string): ListedRow {
  return {
    id: text(row, 'pk').slice('resource#'.length),
    order: text(row, sortKey),
    searchText: row['search_text']?.S ?? '',
    wordsIndexed: row['words_indexed']?.BOOL === true,
  };
}

import type { Container } from '../model/containers/container.ts';
import { createdOrder, nameOrder } from '../model/lists/order.ts';
import type { ContainerLists, Listed, ListQuery, ResourceLists, TimeRange } from '../model/lists/ports.ts';
import type { ListRow, Rows } from '../model/lists/rows.ts';
import { getMany } from './batch.ts';
import { containerOf } from './container-lookup.ts';
import {
  containersOf,
  contentsOf,
  details,
  FIRST_SHARD,
  placement,
  resource,
  shardOf,
  word,
  wordsOf,
} from './entities.ts';
import { type Item, idOf, keyOf } from './entity.ts';
import { beginningWith, query, type Range } from './query.ts';
import { listedOf } from './resource-values.ts';
import type { IndexName } from './schema.ts';
import type { Table } from './table.ts';

/** A list in two orders. */
interface ListIndexes {
  readonly partition: string;
  readonly byName: IndexName;
  readonly byCreated: IndexName;
}

/** The lists of resources in the table: each page of one is one query, and nothing else is read. */
export function resourceLists(table: Table): ResourceLists {
  return {
    resources: (list, request) =>
      readList(table, inOrder(shardOf(list, FIRST_SHARD), 'gsi1', 'gsi2'), request, listedRow),

    contents: (containerId, request) =>
      readList(table, inOrder(contentsOf(containerId, FIRST_SHARD), 'gsi3', 'gsi4'), request, listedRow),

    async words(list, beginning, after, limit) {
      const partition = wordsOf(list, FIRST_SHARD);
      const range = { partition, ...beginningWith(beginning), limit };
      const { items, more } = await query(table, after === undefined ? range : { ...range, after });
      const rows = items.map((item) => ({ id: word.values(item).id, order: keyOf(item).sk }));
      const last = rows.at(-1)?.order;
      return { rows, ...(more && last !== undefined ? { next: last } : {}) };
    },

    async read(ids) {
      const items = await getMany(table, ids.map(resource.key));
      return new Map(items.map((item) => [idOf(item), listedOf(idOf(item), resource.values(item))]));
    },

    async details(rows) {
      const beside = rows.filter(({ thing }) => thing.lacksDetails).map(({ id }) => details.key(id));
      if (beside.length === 0) return rows;
      const found = new Map((await getMany(table, beside)).map((item) => [idOf(item), item]));
      return rows.map((row) => ({ ...row, thing: withDetails(row.thing, found.get(row.id)) }));
    },
  };
}

/** An account's containers in the table. */
export function containerLists(table: Table): ContainerLists {
  return {
    containers: (accountId, request) =>
      readList(table, inOrder(containersOf(accountId), 'gsi1', 'gsi2'), request, containerRow),
  };
}

function inOrder(partition: string, byName: IndexName, byCreated: IndexName): ListIndexes {
  return { partition, byName, byCreated };
}

async function readList<Thing>(
  table: Table,
  list: ListIndexes,
  { ordering, name, created, after, limit }: ListQuery,
  rowOf: (item: Item, order: string) => ListRow<Thing>[],
): Promise<Rows<Thing>> {
  const index = ordering.by === 'name' ? list.byName : list.byCreated;
  const range: Range = {
    index,
    partition: list.partition,
    descending: ordering.descending,
    limit,
    ...(name !== undefined && ordering.by === 'name' ? beginningWith(nameOrder(name, '')) : {}),
    ...(created !== undefined && ordering.by === 'created' ? createdBetween(created) : {}),
    ...(after === undefined ? {} : { after }),
  };
  const { items, more } = await query(table, range);
  const orderOf = (item: Item) => item[`${index}sk`]?.S ?? '';
  const last = items.at(-1);
  return {
    rows: items.flatMap((item) => rowOf(item, orderOf(item))),
    ...(more && last !== undefined ? { next: orderOf(last) } : {}),
  };
}

function listedRow(item: Item, order: string): ListRow<Listed>[] {
  const id = idOf(item);
  return [{ id, order, thing: listedOf(id, placement.values(item)) }];
}

function containerRow(item: Item, order: string): ListRow<Container>[] {
  const thing = containerOf(item);
  return thing === undefined ? [] : [{ id: thing.id, order, thing }];
}

function withDetails(listed: Listed, item: Item | undefined): Listed {
  if (item === undefined) return listed;
  const { description = '', attributes = {}, tags } = details.values(item);
  return {
    ...listed,
    resource: tags === undefined ? listed.resource : { ...listed.resource, tags },
    entry: { ...listed.entry, description, attributes },
    lacksDetails: false,
  };
}

/** The sort keys of what was created in a range of times. */
function createdBetween({ from, until }: TimeRange): Pick<Range, 'from' | 'to'> {
  return {
    ...(from === undefined ? {} : { from: createdOrder(from, '') }),
    ...(until === undefined ? {} : { to: createdOrder(until, '\u{10ffff}') }),
  };
}

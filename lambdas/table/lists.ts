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
  placement,
  resource,
  shardOf,
  word,
  wordsOf,
} from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { readShards } from './list-rows.ts';
import { beginningWith, type Range } from './query.ts';
import { listedOf } from './resource-values.ts';
import type { IndexName } from './schema.ts';
import type { Table } from './table.ts';

/** The lists of resources in the table: each page of one is one query for each of its shards. */
export function resourceLists(table: Table): ResourceLists {
  return {
    resources: (list, request) => readList(table, list, ['gsi1', 'gsi2'], request, listedRow),

    contents: (containerId, request) =>
      readList(table, contentsOf(containerId), ['gsi3', 'gsi4'], request, listedRow),

    async words(list, beginning, after, limit) {
      const range = { ...beginningWith(beginning), limit, ...(after === undefined ? {} : { after }) };
      const { rows, ...next } = await readShards(table, list, (shard) => wordsOf(list, shard), range);
      return { rows: rows.map(({ order, thing }) => ({ id: word.values(thing).id, order })), ...next };
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
      readList(table, containersOf(accountId), ['gsi1', 'gsi2'], request, containerRow),
  };
}

async function readList<Thing>(
  table: Table,
  list: string,
  [byName, byCreated]: readonly [IndexName, IndexName],
  { ordering, name, created, after, limit }: ListQuery,
  rowOf: (row: ListRow<Item>) => ListRow<Thing>[],
): Promise<Rows<Thing>> {
  const { rows, ...next } = await readShards(table, list, (shard) => shardOf(list, shard), {
    index: ordering.by === 'name' ? byName : byCreated,
    descending: ordering.descending,
    limit,
    ...(name !== undefined && ordering.by === 'name' ? beginningWith(nameOrder(name, '')) : {}),
    ...(created !== undefined && ordering.by === 'created' ? createdBetween(created) : {}),
    ...(after === undefined ? {} : { after }),
  });
  return { rows: rows.flatMap(rowOf), ...next };
}

function listedRow({ id, order, thing }: ListRow<Item>): ListRow<Listed>[] {
  return [{ id, order, thing: listedOf(id, placement.values(thing)) }];
}

function containerRow({ id, order, thing }: ListRow<Item>): ListRow<Container>[] {
  const found = containerOf(thing);
  return found === undefined ? [] : [{ id, order, thing: found }];
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

/** The range of sort keys of rows created in a range of times. */
function createdBetween({ from, until }: TimeRange): Pick<Range, 'from' | 'to'> {
  return {
    ...(from === undefined ? {} : { from: createdOrder(from, '') }),
    ...(until === undefined ? {} : { to: createdOrder(until, '\u{10ffff}') }),
  };
}

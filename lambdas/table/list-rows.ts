import { type ListRow, merged, type Rows } from '../model/lists/rows.ts';
import { FIRST_SHARD, shardOf } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { query, type Range } from './query.ts';
import type { IndexName } from './schema.ts';
import type { Table } from './table.ts';

export type ShardRange = Omit<Range, 'partition' | 'limit' | 'consistent'> & { readonly limit: number };

/**
 * Reads rows of a list from all its shards at once and merges them. If the number of shards is not remembered, it is
 * read together with the first one, so that a list of one shard always takes one round trip.
 */
export async function readShards(
  table: Table,
  list: string,
  partitionOf: (shard: number) => string,
  range: ShardRange,
): Promise<Rows<Item>> {
  const { limit, descending = false } = range;
  const read = (shard: number, most: number) =>
    readRows(table, { ...range, partition: partitionOf(shard), limit: most });
  const readFurther = (shards: number) =>
    Promise.all(further(shards).map((shard) => read(shard, shareOf(limit, shards))));
  const known = table.shards.remembered(list);
  const [first, others] = await Promise.all([
    read(FIRST_SHARD, limit),
    known === undefined ? table.shards.toRead(list).then(readFurther) : readFurther(known),
  ]);
  if (others.length === 0) return first;
  const { rows, ...end } = merged([first, ...others], descending);
  const last = rows[limit - 1];
  return rows.length > limit && last !== undefined
    ? { rows: rows.slice(0, limit), next: last.order }
    : { rows, ...end };
}

/** The numbers of the shards after the first one. */
function further(shards: number): number[] {
  return Array.from({ length: shards - 1 }, (_, index) => FIRST_SHARD + 1 + index);
}

/**
 * Rows to read of each further shard for one page: its share and three standard deviations, so that the page is
 * seldom short. The first shard is read for a whole page, since it also holds everything from before the list grew.
 */
function shareOf(limit: number, shards: number): number {
  const share = limit / shards;
  return Math.min(limit, Math.ceil(share + 3 * Math.sqrt(share)) + 1);
}

async function readRows(table: Table, range: Range): Promise<Rows<Item>> {
  const { items, more } = await query(table, range);
  const rows = items.map((item): ListRow<Item> => {
    const order = item[`${range.index ?? ''}sk`]?.S ?? '';
    return { id: idOf(item), order, thing: item };
  });
  const last = rows.at(-1);
  return { rows, ...(more && last !== undefined ? { next: last.order } : {}) };
}

/** Rows read at once by default: about as many as one request to DynamoDB returns. */
const WALK_PAGE = 1000;

/** Reads a whole list in the order of an index, page by page; the list may grow meanwhile. */
export async function* walkList(
  table: Table,
  list: string,
  index: IndexName,
  limit = WALK_PAGE,
): AsyncGenerator<readonly ListRow<Item>[]> {
  const range = { index, limit };
  for (let at: ShardRange = range; ; ) {
    const { rows, next } = await readShards(table, list, (shard) => shardOf(list, shard), at);
    if (rows.length > 0) yield rows;
    if (next === undefined) return;
    at = { ...range, after: next };
  }
}

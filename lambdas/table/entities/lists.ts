import { isListName, listsWith } from '../../model/lists/list.ts';
import { createdOrder, nameOrder } from '../../model/lists/order.ts';
import { entity, type IndexKey, number } from '../entity.ts';

/** The shard that every list has; a grown list has more. */
export const FIRST_SHARD = 0;

/** The number of shards of a list, by its name as in partitions; a list without a row has one. See `shards.ts`. */
export const list = entity({
  key: (name: string) => ({ pk: `list#${name}`, sk: 'list' }),
  attributes: {
    shards: number('shards'),
    previousShards: number('previous_shards'),
    grownAt: number('grown_at'),
  },
});

/** A list's partition: its name and the shard. */
export function shardOf(list: string, shard: number): string {
  return `${list}#${shard}`;
}

/** The list of a container's contents. */
export function contentsOf(containerId: string): string {
  return `container#${containerId}`;
}

/** The partition for a shard of the words that name and describe a list's resources. */
export function wordsOf(list: string, shard: number): string {
  return shardOf(`words#${list}`, shard);
}

/** The lists of a resource in its record, and its shards there. */
interface Placed {
  readonly accountId: string;
  readonly containerId?: string;
  readonly lists?: readonly string[];
  readonly shards?: readonly number[];
}

/** The lists that a resource was put into: it has a row of its own for each. */
export function furtherListsOf({ lists = [] }: Pick<Placed, 'lists'>): string[] {
  return [...new Set(lists.filter(isListName).flatMap(listsWith))];
}

/** All lists of a resource: its account's, its container's and further ones. Records store shards in this order. */
export function listsOf(record: Placed): string[] {
  const { accountId, containerId } = record;
  const contents = containerId === undefined ? [] : [contentsOf(containerId)];
  return [`account#${accountId}`, ...contents, ...furtherListsOf(record)];
}

/** The shard of a resource in one of its lists. */
export function shardIn(record: Placed, list: string): number {
  return record.shards?.[listsOf(record).indexOf(list)] ?? FIRST_SHARD;
}

/** The list of an account's containers. */
export function containersOf(accountId: string): string {
  return `containers#${accountId}`;
}

/** The list of an account's forms under way, if the account has a quota. */
export function uploadsOf(accountId: string): string {
  return `uploads#${accountId}`;
}

const SHARDS_OF_ENDS = 8;
const HOUR = 3_600_000;

/** The partition of the index of ends for an hour and a shard. */
export function endsPartition(hour: number, shard: number): string {
  return `ends#${hour}#${shard}`;
}

/** All partitions of the index of ends for an hour, counted since 1970. */
export function endsPartitions(hour: number): string[] {
  return Array.from({ length: SHARDS_OF_ENDS }, (_, shard) => endsPartition(hour, shard));
}

export function hourOf(time: number): number {
  return Math.floor(time / HOUR);
}

/** The key of a resource in the index of ends; the shard follows from the id. */
export function endsKey(time: number, id: string): IndexKey {
  const shard = (id.charCodeAt(id.length - 1) + 3 * id.charCodeAt(id.length - 2)) % SHARDS_OF_ENDS;
  return { partition: endsPartition(hourOf(time), shard), sort: createdOrder(time, id) };
}

/** The keys in a list that is ordered by name and by time of creation. */
export function ordered(partition: string, name: string, createdAt: number, id: string) {
  return {
    byName: { partition, sort: nameOrder(name, id) },
    byCreated: { partition, sort: createdOrder(createdAt, id) },
  };
}

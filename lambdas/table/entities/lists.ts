import { isListName, listsWith } from '../../model/lists/list.ts';
import { createdOrder, nameOrder } from '../../model/lists/order.ts';
import { entity, type IndexKey, number } from '../entity.ts';

/** The one shard that every list has; a list that was grown has others besides. */
export const FIRST_SHARD = 0;

/** How many shards a list has, by its name as in partitions; a list without a row has one. `shards.ts` says more. */
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

/** The list of what is in a container. */
export function contentsOf(containerId: string): string {
  return `container#${containerId}`;
}

/** The partition of a shard of the words that name and describe what is in a list. */
export function wordsOf(list: string, shard: number): string {
  return shardOf(`words#${list}`, shard);
}

/** What a record says of the lists that its resource stands in, and of its shards there. */
interface Placed {
  readonly accountId: string;
  readonly containerId?: string;
  readonly lists?: readonly string[];
  readonly shards?: readonly number[];
}

/** The lists in which a resource stands by rows of their own: those that it was put into. */
export function furtherListsOf({ lists = [] }: Pick<Placed, 'lists'>): string[] {
  return [...new Set(lists.filter(isListName).flatMap(listsWith))];
}

/** All lists of a resource: its account's, its container's and further ones. Records store shards in this order. */
export function listsOf(record: Placed): string[] {
  const { accountId, containerId } = record;
  const contents = containerId === undefined ? [] : [contentsOf(containerId)];
  return [`account#${accountId}`, ...contents, ...furtherListsOf(record)];
}

/** The shard in which a resource stands in one of its lists. */
export function shardIn(record: Placed, list: string): number {
  return record.shards?.[listsOf(record).indexOf(list)] ?? FIRST_SHARD;
}

/** The list of an account's containers. */
export function containersOf(accountId: string): string {
  return `containers#${accountId}`;
}

const SHARDS_OF_ENDS = 8;
const HOUR = 3_600_000;

/** The partition of the index of ends for an hour, and a shard that follows from the id. */
export function endsPartition(hour: number, shard: number): string {
  return `ends#${hour}#${shard}`;
}

/** The partitions in which all that ends in an hour stands; `hour` counts since 1970. */
export function endsPartitions(hour: number): string[] {
  return Array.from({ length: SHARDS_OF_ENDS }, (_, shard) => endsPartition(hour, shard));
}

export function hourOf(time: number): number {
  return Math.floor(time / HOUR);
}

/** The place of what ends at a time in the index of ends. */
export function endsKey(time: number, id: string): IndexKey {
  const shard = (id.charCodeAt(id.length - 1) + 3 * id.charCodeAt(id.length - 2)) % SHARDS_OF_ENDS;
  return { partition: endsPartition(hourOf(time), shard), sort: createdOrder(time, id) };
}

/** Where a thing with a name and a time of its making stands in a list that is in two orders. */
export function ordered(partition: string, name: string, createdAt: number, id: string) {
  return {
    byName: { partition, sort: nameOrder(name, id) },
    byCreated: { partition, sort: createdOrder(createdAt, id) },
  };
}

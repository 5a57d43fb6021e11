import { createdOrder, nameOrder } from '../../model/lists/order.ts';
import type { IndexKey } from '../entity.ts';

/** The shard of every list that has no more of them; none has as yet. */
export const FIRST_SHARD = 0;

/** A list's partition: its name and the shard. */
export function shardOf(list: string, shard: number): string {
  return `${list}#${shard}`;
}

/** The partition of a shard of what is in a container. */
export function contentsOf(containerId: string, shard: number): string {
  return shardOf(`container#${containerId}`, shard);
}

/** The partition of a shard of the words that name and describe what is in a list. */
export function wordsOf(list: string, shard: number): string {
  return shardOf(`words#${list}`, shard);
}

/** The partition of an account's containers. */
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

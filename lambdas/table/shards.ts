import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { FIRST_SHARD, list } from './entities.ts';
import type { Values } from './entity.ts';
import { type Condition, get, NEW, put, type TableClient } from './table.ts';

/** How long an instance remembers a list's number of shards, in milliseconds. */
const REMEMBERED_FOR = 60_000;
/** The most lists that an instance remembers. */
const MOST_REMEMBERED = 10_000;

/**
 * Milliseconds after a list has grown until its new shards are written. By then all instances read them: a memory is
 * a minute old at most, and a request that began with it ends within 30 seconds. The rest allows for clocks that differ
 * by seconds, and for eventually consistent reads.
 */
export const WRITTEN_AFTER = 5 * 60_000;

/** With ten, a list takes more writes than AWS's quota allows a table; and a shard is one digit in keys. */
export const MAXIMUM_SHARDS = 10;

/** A list's number of shards, the previous number, and when it grew. */
export type ListSize = Values<typeof list.attributes>;

/** The size of a list that was never grown. */
const SMALLEST: ListSize = { shards: 1, previousShards: 1, grownAt: 0 };

/** How many shards of a list are written at `now`, in milliseconds since 1970; all of `shards` are read at any time. */
export function writtenShards({ shards, previousShards, grownAt }: ListSize, now: number): number {
  return now < grownAt + WRITTEN_AFTER ? previousShards : shards;
}

/** The shard of an id: evenly spread, and always the same for one number of shards. */
export function shardFor(id: string, shards: number): number {
  return shards === 1 ? FIRST_SHARD : hash('sha256', id, 'buffer').readUInt32BE() % shards;
}

/** An instance's memory of the shards of lists. */
export interface Shards {
  /** The number of shards to read of a list, if it is remembered. */
  remembered(list: string): number | undefined;
  /** The same, from the table if it is not remembered. */
  toRead(list: string): Promise<number>;
  /**
   * The shard for a new row of a list, by the last known number, however old: lists never shrink, so every known shard
   * is read.
   */
  choose(list: string, id: string): number;
  /** Reads the sizes of lists that are not remembered. Never rejects: writes can do without. */
  renew(lists: readonly string[]): Promise<void>;
}

/** The memory of one instance. `read` reads the size of a list, `now` is the time in milliseconds. */
export function rememberShards(read: (list: string) => Promise<ListSize>, now: () => number): Shards {
  interface Known<Size> {
    readonly size: Size;
    /** When the reading began: an instance may be frozen before it ends. */
    readonly since: number;
  }
  const memory = new Map<string, Known<ListSize>>();
  const underWay = new Map<string, Known<Promise<ListSize>>>();
  const ifRecent = <Size>(known: Known<Size> | undefined) =>
    known !== undefined && now() - known.since <= REMEMBERED_FOR ? known.size : undefined;

  async function learn(name: string, since: number): Promise<ListSize> {
    try {
      const size = await read(name);
      // Deleted first, so that the map is ordered by age.
      memory.delete(name);
      memory.set(name, { size, since });
      const [oldest = name] = memory.keys();
      if (memory.size > MOST_REMEMBERED) memory.delete(oldest);
      return size;
    } finally {
      if (underWay.get(name)?.since === since) underWay.delete(name);
    }
  }

  async function sizeOf(name: string): Promise<ListSize> {
    const known = ifRecent(memory.get(name)) ?? ifRecent(underWay.get(name));
    if (known !== undefined) return known;
    const since = now();
    const size = learn(name, since);
    underWay.set(name, { size, since });
    return size;
  }

  return {
    remembered: (name) => ifRecent(memory.get(name))?.shards,
    toRead: async (name) => (await sizeOf(name)).shards,
    choose: (name, id) => shardFor(id, writtenShards(memory.get(name)?.size ?? SMALLEST, now())),
    async renew(lists) {
      await Promise.allSettled(lists.map(sizeOf));
    },
  };
}

/** Reads the size of a list, by default consistently. */
export async function listSize(table: TableClient, name: string, consistently = true): Promise<ListSize> {
  const item = await get(table, list.key(name), consistently);
  return item === undefined ? SMALLEST : list.values(item);
}

/**
 * Gives a list more shards. They are read at once and written later, without a second command. Resolves to the time
 * from which they are written, in milliseconds. Rejects with the reason if the list cannot grow.
 */
export async function growList(
  table: TableClient,
  name: string,
  shards: number,
  now: () => number,
): Promise<number> {
  const size = await listSize(table, name);
  const time = now();
  if (shards <= size.shards)
    throw new Error(`The list ${name} has ${size.shards} shards already: it can only get more.`);
  if (shards > MAXIMUM_SHARDS) throw new Error(`A list has ${MAXIMUM_SHARDS} shards at most.`);
  const settled = size.grownAt + WRITTEN_AFTER;
  if (time < settled)
    throw new Error(`The list ${name} is growing: try again after ${new Date(settled).toISOString()}.`);
  const item = list.item([name], { shards, previousShards: size.shards, grownAt: time });
  const written = await put(table, item, grownAt(size));
  // The SDK repeats a write whose answer was lost: the repetition finds its own row.
  if (!written && !isDeepStrictEqual(await get(table, list.key(name)), item))
    throw new Error(`The list ${name} was grown by another command at the same moment.`);
  return time + WRITTEN_AFTER;
}

/** The condition that a list has not grown since. */
function grownAt(size: ListSize): Condition {
  if (size === SMALLEST) return NEW;
  const attribute = list.attributes.grownAt;
  return {
    expression: '#grown_at = :grown_at',
    names: { '#grown_at': attribute.name },
    values: { ':grown_at': attribute.write(size.grownAt) },
  };
}

import { hash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { FIRST_SHARD, list } from './entities.ts';
import type { Values } from './entity.ts';
import { type Condition, get, NEW, put, type TableClient } from './table.ts';

/** For how long an instance remembers how many shards a list has, in milliseconds. */
const REMEMBERED_FOR = 60_000;
/** Of how many lists it remembers that. */
const MOST_REMEMBERED = 10_000;

/**
 * How long after a list has grown its new shards are written, in milliseconds. By then everyone reads them: what an
 * instance remembers is a minute old at most, and a request that began with it ends within 30 seconds. The rest is for
 * clocks that differ by seconds, and for a read that shows a row as it was a second ago.
 */
export const WRITTEN_AFTER = 5 * 60_000;

/** With ten, a list takes more writes than a table may by AWS's quota; and a shard is one digit in keys. */
export const MAXIMUM_SHARDS = 10;

/** How many shards a list has and had, and when it grew. */
export type ListSize = Values<typeof list.attributes>;

/** The size of a list that was never grown. */
const SMALLEST: ListSize = { shards: 1, previousShards: 1, grownAt: 0 };

/** How many shards of a list are written at `now`, in milliseconds since 1970; all of `shards` are read at any time. */
export function writtenShards({ shards, previousShards, grownAt }: ListSize, now: number): number {
  return now < grownAt + WRITTEN_AFTER ? previousShards : shards;
}

/** The shard of an id among so many: evenly spread, and always the same. */
export function shardFor(id: string, shards: number): number {
  return shards === 1 ? FIRST_SHARD : hash('sha256', id, 'buffer').readUInt32BE() % shards;
}

/** What an instance remembers of the shards of lists. */
export interface Shards {
  /** How many shards of a list are to be read, where that is remembered. */
  remembered(list: string): number | undefined;
  /** The same, from the table where it is not. */
  toRead(list: string): Promise<number>;
  /**
   * The shard for what enters a list, by what was last known, however old that is: a list never gets fewer shards, so
   * that one of few is always read.
   */
  choose(list: string, id: string): number;
  /** Reads anew what is not remembered of lists. Never rejects: whoever writes can do without. */
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
      // Anew, so that the oldest comes first.
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

/** Reads the size of a list; consistently, unless something else is said. */
export async function listSize(table: TableClient, name: string, consistently = true): Promise<ListSize> {
  const item = await get(table, list.key(name), consistently);
  return item === undefined ? SMALLEST : list.values(item);
}

/**
 * Gives a list more shards. They are read at once and written later, so that nobody has to come back. Resolves to the
 * time from which they are written, in milliseconds. Rejects where the list cannot grow so, and says why.
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
  // A write whose answer was lost, and that is tried again, finds itself.
  if (!written && !isDeepStrictEqual(await get(table, list.key(name)), item))
    throw new Error(`Somebody else has grown the list ${name} at the same moment.`);
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

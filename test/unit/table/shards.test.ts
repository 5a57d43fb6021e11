import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../lambdas/table/entity.ts';
import {
  growList,
  type ListSize,
  listSize,
  MAXIMUM_SHARDS,
  rememberShards,
  shardFor,
  WRITTEN_AFTER,
  writtenShards,
} from '../../../lambdas/table/shards.ts';
import { memoryTable } from './memory-table.ts';

const NOW = Date.UTC(2026, 10, 27);
const MINUTE = 60_000;
const ONE: ListSize = { shards: 1, previousShards: 1, grownAt: 0 };
const GROWN: ListSize = { shards: 4, previousShards: 1, grownAt: NOW };

test.each([
  [NOW, 1],
  [NOW + 5 * MINUTE - 1, 1],
  [NOW + 5 * MINUTE, 4],
])('a list that has just grown is written at %d in %d shards', (now, shards) => {
  expect(writtenShards(GROWN, now)).toBe(shards);
});

test('ids are spread over shards evenly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAXIMUM_SHARDS }), (shards) => {
      const counts = new Map<number, number>();
      for (let index = 0; index < 2000; index += 1) {
        const shard = shardFor(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, shards);
        counts.set(shard, (counts.get(shard) ?? 0) + 1);
      }
      expect([...counts.keys()].sort()).toEqual(Array.from({ length: shards }, (_, shard) => shard));
      expect(Math.min(...counts.values())).toBeGreaterThan((2000 / shards) * 0.7);
    }),
  );
});

/** An instance whose reads end at once, or when the test says so. */
function instance({ waits = false } = {}) {
  const clock = { time: NOW };
  const sizes = new Map<string, ListSize>();
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const read = async (list: string) => {
    asked.push(list);
    const size = sizes.get(list) ?? ONE;
    if (waits) await new Promise<void>((resolve) => waiting.push(resolve));
    return size;
  };
  const answer = () => waiting.shift()?.();
  return { clock, sizes, asked, answer, shards: rememberShards(read, () => clock.time) };
}

describe('an instance', () => {
  test('remembers for a minute how many shards a list has', async () => {
    const { clock, sizes, shards, asked } = instance();
    expect(shards.remembered('list')).toBeUndefined();
    expect(await shards.toRead('list')).toBe(1);
    sizes.set('list', GROWN);
    clock.time += MINUTE;
    expect([shards.remembered('list'), await shards.toRead('list')]).toEqual([1, 1]);
    expect(asked).toEqual(['list']);
    clock.time += 1;
    expect(shards.remembered('list')).toBeUndefined();
    expect(await shards.toRead('list')).toBe(4);
    expect(shards.remembered('list')).toBe(4);
  });

  test('counts that minute from the start of its read', async () => {
    const { clock, shards, answer } = instance({ waits: true });
    const reading = shards.toRead('list');
    clock.time += MINUTE + 1;
    answer();
    await reading;
    expect(shards.remembered('list')).toBeUndefined();
  });

  test('reads once for concurrent callers, and again for one after that minute', async () => {
    const { clock, shards, asked, answer } = instance({ waits: true });
    const readings = [shards.toRead('list'), shards.toRead('list'), shards.renew(['list'])];
    expect(asked).toEqual(['list']);
    clock.time += MINUTE + 1;
    readings.push(shards.renew(['list']));
    expect(asked).toEqual(['list', 'list']);
    answer();
    answer();
    await Promise.all(readings);
    expect(shards.remembered('list')).toBe(1);
  });

  test('forgets the oldest of more than 10,000 lists', async () => {
    const { shards } = instance();
    await shards.toRead('first');
    for (let index = 0; index < 9999; index += 1) await shards.toRead(`list ${index}`);
    expect(shards.remembered('first')).toBe(1);
    await shards.toRead('last');
    expect([shards.remembered('first'), shards.remembered('last')]).toEqual([undefined, 1]);
  });

  test('writes in one shard as long as it knows no number', () => {
    const { sizes, shards } = instance();
    sizes.set('list', { ...GROWN, grownAt: 0 });
    expect(chosen(shards)).toEqual([0]);
  });

  test('writes in new shards five minutes after a list has grown, whenever it read that', async () => {
    const { clock, sizes, shards } = instance();
    sizes.set('list', GROWN);
    await shards.renew(['list']);
    clock.time += 5 * MINUTE - 1;
    expect(chosen(shards)).toEqual([0]);
    clock.time += 1;
    expect(chosen(shards)).toEqual([0, 1, 2, 3]);
    clock.time += 1000 * MINUTE;
    expect(chosen(shards)).toEqual([0, 1, 2, 3]);
  });

  test('whose read fails rejects for a page, but still writes, and reads again', async () => {
    let failures = 2;
    const read = async () => {
      if (failures-- > 0) throw new Error('The table is too busy.');
      return GROWN;
    };
    const shards = rememberShards(read, () => NOW);
    await expect(shards.toRead('list')).rejects.toThrow('The table is too busy.');
    await shards.renew(['list']);
    expect(chosen(shards)).toEqual([0]);
    await setImmediate();
    expect(await shards.toRead('list')).toBe(4);
  });
});

/** The shards for new rows. */
function chosen(shards: ReturnType<typeof rememberShards>): number[] {
  const all = Array.from({ length: 100 }, (_, index) => shards.choose('list', `id ${index}`));
  return [...new Set(all)].sort();
}

describe('a list', () => {
  const at = (time: number) => () => time;

  test('grows, and grows again when its new shards are written', async () => {
    const table = memoryTable(new Map<string, Item>());
    expect(await listSize(table, 'account#a')).toEqual(ONE);
    expect(await growList(table, 'account#a', 4, at(NOW))).toBe(NOW + WRITTEN_AFTER);
    expect(await listSize(table, 'account#a')).toEqual(GROWN);
    await growList(table, 'account#a', 7, at(NOW + WRITTEN_AFTER));
    expect(await listSize(table, 'account#a')).toEqual({
      shards: 7,
      previousShards: 4,
      grownAt: NOW + WRITTEN_AFTER,
    });
    expect(await listSize(table, 'account#b')).toEqual(ONE);
  });

  test.each([
    [4, 'The list account#a has 4 shards already: it can only get more.'],
    [3, 'The list account#a has 4 shards already: it can only get more.'],
    [11, 'A list has 10 shards at most.'],
    [5, 'The list account#a is growing: try again after 2026-11-27T00:05:00.000Z.'],
  ])('with four shards that are not written yet does not grow to %d', async (shards, message) => {
    const table = memoryTable(new Map<string, Item>());
    await growList(table, 'account#a', 4, at(NOW));
    await expect(growList(table, 'account#a', shards, at(NOW + WRITTEN_AFTER - 1))).rejects.toThrow(message);
    expect(await listSize(table, 'account#a')).toEqual(GROWN);
  });

  test.each([[[]], [[2]]])('grows once if two commands grow it at once (after %j)', async (before) => {
    const table = memoryTable(new Map<string, Item>(), async () => void (await setImmediate()));
    for (const shards of before) await growList(table, 'account#a', shards, at(NOW - WRITTEN_AFTER));
    const outcomes = await Promise.allSettled([
      growList(table, 'account#a', 4, at(NOW)),
      growList(table, 'account#a', 5, at(NOW)),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

import { expect } from 'vitest';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { readRows } from '../../../lambdas/table/derived-rows.ts';
import { wordsOf } from '../../../lambdas/table/entities.ts';
import { project } from '../../../lambdas/table/projection.ts';
import { queryAll } from '../../../lambdas/table/query.ts';
import { MAXIMUM_SHARDS } from '../../../lambdas/table/shards.ts';
import type { Table } from '../../../lambdas/table/table.ts';

/** A resource's words in all shards of lists, each as its partition and the word. */
export async function wordsIn(table: Table, id: string, lists: readonly List[]): Promise<string[]> {
  const words: string[] = [];
  const partitions = lists.flatMap((list) =>
    Array.from({ length: MAXIMUM_SHARDS }, (_, shard) => wordsOf(list, shard)),
  );
  for (const partition of partitions) {
    for await (const items of queryAll(table, { partition, consistent: true })) {
      for (const { pk, sk } of items) {
        const [word, owner] = sk?.S?.split('\0') ?? [];
        if (owner === id) words.push(`${pk?.S} ${word}`);
      }
    }
  }
  return words.sort();
}

/** Expects a resource's placements, and its words in these lists, to be exactly those that follow from its record. */
export async function expectRowsInLine(
  table: Table,
  id: string,
  lists: readonly List[],
  now: number,
): Promise<void> {
  const { record, placements, hasDetails } = await readRows(table, id);
  const wanted = project(id, record, now);
  expect(placements).toEqual(wanted.placements);
  const words = wanted.places.flatMap((place) => wanted.words.map((word) => `words#${place} ${word}`));
  expect(await wordsIn(table, id, lists)).toEqual(words.sort());
  expect(hasDetails).toBe(record?.detailsBeside ?? false);
  expect(record?.obsoleteObjects).toBeUndefined();
}

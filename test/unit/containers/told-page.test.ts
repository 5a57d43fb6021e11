import { describe, expect, test } from 'vitest';
import { readGroupQuery } from '../../../lambdas/containers/group-query.ts';
import { toldPage } from '../../../lambdas/containers/told-page.ts';

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `id-${index}`, order: `order ${index}` }));

/** Tells of things that are so many bytes long; every tenth is not there any more, every third not to be told. */
function listOf(rows: number, bytes: number) {
  const reads: number[] = [];
  const page = { rows: rowsOf(rows), next: { after: 'the end', skip: 2 } };
  const told = toldPage(page, {
    read: async (ids) => {
      reads.push(ids.length);
      const known = ids.filter((id) => !id.endsWith('9'));
      return new Map(known.map((id) => [id, { id, text: 'x'.repeat(bytes) }]));
    },
    tell: (thing) => (Number(thing.id.slice(3)) % 3 === 1 ? undefined : thing),
  });
  return { told, reads };
}

/** The place that a cursor leads to. */
const placeOf = (cursor: string | null) =>
  readGroupQuery(encodeURIComponent(JSON.stringify({ cursor }))).position;

describe('a page of a list', () => {
  test('tells what there is to tell in the order of its rows, and where it goes on', async () => {
    const { told, reads } = listOf(12, 1);
    const { data, cursor } = await told;
    const ids = [0, 2, 3, 5, 6, 8, 11].map((index) => `id-${index}`);
    expect(data).toEqual(ids.map((id) => ({ id, text: 'x' })));
    expect(placeOf(cursor)).toEqual({ after: 'the end', skip: 2 });
    expect(reads).toEqual([12]);
  });

  test('ends where the list ends', async () => {
    const { data, cursor } = await toldPage({ rows: [] }, { read: async () => new Map(), tell: () => ({}) });
    expect({ data, cursor }).toEqual({ data: [], cursor: null });
  });

  test('is as large as a response can be, and no more is read than it takes', async () => {
    const { told, reads } = listOf(1000, 64 * 1024);
    const { data, cursor } = await told;
    expect(data).toHaveLength(76);
    expect(reads).toEqual([100, 100]);
    expect(placeOf(cursor)).toEqual({ after: `order ${JSON.stringify(data.at(-1)).slice(10, 13)}`, skip: 0 });
  });

  test('tells one thing at least, however large it is', async () => {
    const { told } = listOf(3, 6_000_000);
    const { data, cursor } = await told;
    expect(data).toHaveLength(1);
    expect(placeOf(cursor)).toEqual({ after: 'order 0', skip: 0 });
  });
});

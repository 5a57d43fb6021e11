import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BEGINNING,
  listPage,
  type PageRequest,
  type Place,
  type Source,
} from '../../../../lambdas/model/lists/list-page.ts';
import { PAGE_BYTES } from '../../../../lambdas/model/lists/page-size.ts';
import type { ListRow } from '../../../../lambdas/model/lists/rows.ts';
import { examples } from '../../../support/effort.ts';

interface Thing {
  readonly isThere: boolean;
  readonly isKept: boolean;
  readonly matches: boolean;
}

const SHOWN: Thing = { isThere: true, isKept: true, matches: true };
const HIDDEN: Thing = { ...SHOWN, matches: false };

type Row = ListRow<Thing>;

const rowsOf = (things: readonly Thing[]): Row[] =>
  things.map((thing, index) => {
    const order = String(index).padStart(6, '0');
    return { id: `id-${order}`, order, thing };
  });

/** A list that returns a limited number of rows at once, and counts the requested ones. */
function sourceOf(rows: readonly Row[], { rowsAtOnce = Number.POSITIVE_INFINITY, descending = false } = {}) {
  const sorted = descending ? rows.toReversed() : rows;
  const asked: number[] = [];
  const source: Source<Thing> = async (after, limit) => {
    asked.push(limit);
    const behind = sorted.filter(
      ({ order }) => after === undefined || (descending ? order < after : order > after),
    );
    const read = behind.slice(0, Math.min(limit, rowsAtOnce));
    const last = read.length < behind.length ? read.at(-1) : undefined;
    return { rows: read, ...(last && { next: last.order }) };
  };
  return { source, asked };
}

/** A page that shows the ids of the rows that still exist when they are completed, and match. */
function pageOf(
  sources: readonly Source<Thing>[],
  change: Partial<PageRequest<Thing, Thing & { id: string }, unknown>> = {},
) {
  return listPage<Thing, Thing & { id: string }, unknown>({
    sources,
    descending: false,
    place: BEGINNING,
    limit: 10,
    isThere: ({ isThere }) => isThere,
    complete: async (rows) =>
      rows
        .filter(({ thing }) => thing.isKept)
        .map((row) => ({ ...row, thing: { ...row.thing, id: row.id } })),
    matches: ({ matches }) => matches,
    show: ({ id }) => id,
    ...change,
  });
}

describe('the pages of several lists', () => {
  test('show each thing after the offset once and in order, however few rows are read at once', async () => {
    const thing = fc.record({ isThere: fc.boolean(), isKept: fc.boolean(), matches: fc.boolean() });
    const placed = fc.record({
      thing: fc.oneof(fc.constant(SHOWN), thing),
      places: fc.subarray([0, 1, 2], { minLength: 1 }),
    });
    const rowsAtOnce = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 8 })));
    const sizes = fc.record({ skip: fc.nat(20), limit: fc.integer({ min: 1, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(placed, { maxLength: 50 }),
        rowsAtOnce,
        sizes,
        fc.boolean(),
        async (all, atOnce, { skip, limit }, descending) => {
          const rows = rowsOf(all.map((one) => one.thing));
          const sources = [0, 1, 2].map((list) => {
            const here = rows.filter((_, index) => all[index]?.places.includes(list));
            return sourceOf(here, { rowsAtOnce: atOnce[list] ?? 1, descending }).source;
          });
          const found: unknown[] = [];
          let place: Place | undefined = { after: '', skip };
          for (let count = 0; place !== undefined; count += 1) {
            expect(count).toBeLessThan(100);
            const page = await pageOf(sources, { place, limit, descending });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            found.push(...page.items);
            place = page.next;
          }
          const shown = rows.filter((row) => row.thing.isThere && row.thing.isKept && row.thing.matches);
          const ids = shown.map(({ id }) => id);
          expect(found).toEqual((descending ? ids.reverse() : ids).slice(skip));
        },
      ),
      examples(500),
    );
  });
});

describe('a page', () => {
  test('reads one row more than it shows, and continues after the last one shown', async () => {
    const { source, asked } = sourceOf(rowsOf(Array(9).fill(SHOWN)));
    const page = await pageOf([source], { place: { after: '', skip: 1 }, limit: 4 });
    expect(page.items).toEqual(['id-000001', 'id-000002', 'id-000003', 'id-000004']);
    expect(page.next).toEqual({ after: '000004', skip: 0 });
    expect(asked).toEqual([6]);
  });

  test.each([4, 5])('of the last four is the last, if it may show %d', async (limit) => {
    const { source } = sourceOf(rowsOf(Array(9).fill(SHOWN)));
    const page = await pageOf([source], { place: { after: '000004', skip: 0 }, limit });
    expect(page.items).toHaveLength(4);
    expect(page).not.toHaveProperty('next');
  });

  test('of no lists is empty', async () => {
    expect(await pageOf([])).toEqual({ items: [] });
  });

  test.each([
    { limit: 10, skip: 0, asked: [11, 289] },
    { limit: 10, skip: 5, asked: [16, 289] },
    { limit: 299, skip: 0, asked: [300] },
    { limit: 1000, skip: 7, asked: [1008] },
  ])('of $limit after $skip ends early if it shows nothing, with a place to continue', async (one) => {
    const { source, asked } = sourceOf(rowsOf(Array(2000).fill(HIDDEN)));
    const page = await pageOf([source], { place: { after: '', skip: one.skip }, limit: one.limit });
    const read = one.asked.reduce((sum, rows) => sum + rows, 0);
    expect(page).toEqual({ items: [], next: { after: String(read - 1).padStart(6, '0'), skip: one.skip } });
    expect(asked).toEqual(one.asked);
  });

  test('that ends early keeps the rest of the offset', async () => {
    const { source } = sourceOf(rowsOf([...Array(30).fill(SHOWN), ...Array(1000).fill(HIDDEN)]));
    const page = await pageOf([source], { place: { after: '', skip: 35 } });
    expect(page.next).toEqual({ after: '000334', skip: 5 });
  });

  test('of lists that return few rows at once ends early too', async () => {
    const { source, asked } = sourceOf(rowsOf(Array(2000).fill(HIDDEN)), { rowsAtOnce: 100 });
    expect((await pageOf([source])).next).toEqual({ after: '000299', skip: 0 });
    expect(asked).toEqual([11, 289, 189, 89]);
  });

  test('completes existing rows, a hundred at once, and no more than it needs', async () => {
    const things = Array.from({ length: 400 }, (_, index) => ({ ...SHOWN, isThere: index % 2 === 0 }));
    const completed: string[][] = [];
    const complete = async (rows: readonly Row[]) => {
      completed.push(rows.map(({ id }) => id));
      return rows.map((row) => ({ ...row, thing: { ...row.thing, id: row.id } }));
    };
    const page = await pageOf([sourceOf(rowsOf(things)).source], {
      limit: 299,
      complete,
      show: () => 'x'.repeat(100_000),
    });
    expect(page.items).toHaveLength(49);
    expect(completed.map((ids) => ids.length)).toEqual([50]);
    expect(completed[0]?.[1]).toBe('id-000002');
  });

  test('shows a thing once that was renamed between two reads', async () => {
    const row = (id: string, order: string): Row => ({ id, order, thing: SHOWN });
    const reads = [
      { rows: [row('1', 'a'), row('2', 'b'), row('1', 'c')], next: 'c' },
      { rows: [row('2', 'd'), row('3', 'e')] },
    ];
    const page = await pageOf([async () => reads.shift() ?? expect.fail()]);
    expect(page).toEqual({ items: ['1', '2', '3'] });
  });
});

describe('the bytes of a page', () => {
  const source = sourceOf(rowsOf(Array(1000).fill(SHOWN))).source;

  /** The bytes that a page takes in a response: JSON with the body as a text. */
  const sizeOf = (items: readonly unknown[]) => Buffer.byteLength(JSON.stringify(JSON.stringify(items)));

  test.each([
    ['plain text', 'x'.repeat(64 * 1024), 76],
    ['quotes, which are escaped twice', '"'.repeat(16 * 1024), 76],
    ['large letters', 'ä'.repeat(32 * 1024), 76],
  ])('are those of the full response: %s', async (_, text, count) => {
    const page = await pageOf([source], { limit: 1000, show: ({ id }) => ({ id, text }) });
    expect(page.items).toHaveLength(count);
    expect(page.next).toEqual({ after: String(count - 1).padStart(6, '0'), skip: 0 });
    expect(sizeOf(page.items)).toBeLessThan(PAGE_BYTES + count * 3);
    expect(sizeOf([...page.items, page.items[0]])).toBeGreaterThan(PAGE_BYTES);
  });

  test('always have room for one thing, however large', async () => {
    const page = await pageOf([source], { show: ({ id }) => id.repeat(700_000) });
    expect(page.items).toHaveLength(1);
    expect(page.next).toEqual({ after: '000000', skip: 0 });
  });

  test('have no room for a thing if others have taken all', async () => {
    const page = await pageOf([source], { taken: PAGE_BYTES });
    expect(page).toEqual({ items: [], next: BEGINNING });
  });

  test('do not count skipped things', async () => {
    const place = { after: '', skip: 300 };
    const page = await pageOf([source], { place, show: ({ id }) => ({ id, text: 'x'.repeat(400_000) }) });
    expect(page.items).toHaveLength(10);
  });
});

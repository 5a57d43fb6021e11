import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GroupLook, GroupRows } from '../../../lambdas/domain/container-ports.ts';
import type { GroupPosition } from '../../../lambdas/domain/group.ts';
import { groupPage } from '../../../lambdas/domain/group-pages.ts';

const QUERY = { tags: {}, sort: { by: 'created', descending: false } } as const;

/** A group of which a look sees so many rows and shows those of them that match. */
function groupOf(matching: readonly boolean[], rowsLookedAt: number) {
  const rows = matching.map((matches, index) => {
    const order = String(index).padStart(6, '0');
    return { id: `id-${order}`, order, matches };
  });
  const asked: GroupLook[] = [];
  const look = async (request: GroupLook): Promise<GroupRows> => {
    asked.push(request);
    const seen = rows.filter(({ order }) => order > request.after).slice(0, rowsLookedAt);
    const last = seen.length === rowsLookedAt ? seen.at(-1) : undefined;
    const shown = seen.filter(({ matches }) => matches).map(({ id, order }) => ({ id, order }));
    return { rows: shown, ...(last === undefined ? {} : { next: last.order }) };
  };
  return { look, asked, ids: rows.filter(({ matches }) => matches).map(({ id }) => id) };
}

async function allPages(look: (request: GroupLook) => Promise<GroupRows>, skip: number, limit: number) {
  const found: string[] = [];
  let position: GroupPosition | undefined = { after: '', skip };
  for (let pages = 0; position !== undefined; pages += 1) {
    expect(pages).toBeLessThan(500);
    const page = await groupPage(look, { ...QUERY, position, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    found.push(...page.rows.map(({ id }) => id));
    position = page.next;
  }
  return found;
}

describe('the pages of a group', () => {
  test('show everything behind the offset once and in order, however little a look finds', async () => {
    const matching = fc.array(fc.boolean(), { maxLength: 60 });
    const sizes = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 10 }));
    await fc.assert(
      fc.asyncProperty(matching, sizes, async (all, [skip, limit, rowsLookedAt]) => {
        const { look, ids } = groupOf(all, rowsLookedAt);
        expect(await allPages(look, skip, limit)).toEqual(ids.slice(skip));
      }),
    );
  });

  test('are full, and the last one says that it is', async () => {
    const { look, ids, asked } = groupOf(Array(9).fill(true), 100);
    const page = await groupPage(look, { ...QUERY, position: { after: '', skip: 1 }, limit: 4 });
    expect(page.rows.map(({ id }) => id)).toEqual(ids.slice(1, 5));
    expect(page.next).toEqual({ after: '000004', skip: 0 });
    expect(asked).toEqual([{ ...QUERY, after: '', limit: 6 }]);
    const last = await groupPage(look, { ...QUERY, position: { after: '000004', skip: 0 }, limit: 4 });
    expect(last.next).toBeUndefined();
  });

  test('take ten looks at most, and tell where to go on, with what is left of the offset', async () => {
    const { look, asked } = groupOf([...Array(30).fill(true), ...Array(30).fill(false)], 2);
    const page = await groupPage(look, { ...QUERY, position: { after: '', skip: 25 }, limit: 10 });
    expect(page).toEqual({ rows: [], next: { after: '000019', skip: 5 } });
    expect(asked).toHaveLength(10);
  });

  test('show a thing once that is found at two places, because it was renamed meanwhile', async () => {
    const row = (id: string, order: string) => ({ id, order });
    const looks: GroupRows[] = [
      { rows: [row('1', 'a'), row('2', 'b'), row('1', 'c')], next: 'c' },
      { rows: [row('2', 'd'), row('3', 'e')] },
    ];
    const page = await groupPage(async () => looks.shift() ?? expect.fail(), {
      ...QUERY,
      position: { after: '', skip: 0 },
      limit: 10,
    });
    expect(page.rows.map(({ id }) => id)).toEqual(['1', '2', '3']);
  });

  test('hand on what is asked for', async () => {
    const { look, asked } = groupOf([], 2);
    const query = { tags: { any: ['a'] }, name: 'x', sort: { by: 'name', descending: true } } as const;
    const page = await groupPage(look, { ...query, position: { after: 'p', skip: 3 }, limit: 10 });
    expect(page).toEqual({ rows: [] });
    expect(asked).toEqual([{ ...query, after: 'p', limit: 14 }]);
  });
});

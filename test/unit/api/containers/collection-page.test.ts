import { describe, expect, test } from 'vitest';
import { collectionPage } from '../../../../lambdas/api/containers/collection-page.ts';
import { readCollectionQuery } from '../../../../lambdas/api/containers/collection-query.ts';
import type { ListQuery } from '../../../../lambdas/model/lists/ports.ts';

/** The page for a query in a list of a hundred items, and the reads that it took. */
async function pageOf(query: object) {
  const asked: ListQuery[] = [];
  const read = async (request: ListQuery) => {
    asked.push(request);
    const orders = Array.from({ length: 100 }, (_, index) => String(index).padStart(3, '0'));
    const behind = orders.filter((order) => order > (request.after ?? '')).slice(0, request.limit);
    const last = behind.at(-1);
    return {
      rows: behind.map((order) => ({ id: order, order, thing: Number(order) })),
      ...(last === undefined || last === '099' ? {} : { next: last }),
    };
  };
  const matches = (thing: number) => thing % 3 !== 1;
  const show = (number: number) => ({ number });
  const asks = readCollectionQuery(encodeURIComponent(JSON.stringify(query)));
  return { ...(await collectionPage({ read, matches, show }, asks)), asked };
}

describe('a page of a collection', () => {
  test('shows matching items, and its cursor leads on to the last', async () => {
    const first = await pageOf({ limit: 3, offset: 1 });
    expect(first.data).toEqual([{ number: 2 }, { number: 3 }, { number: 5 }]);
    const second = await pageOf({ limit: 1000, cursor: first.cursor });
    expect(second.data).toHaveLength(63);
    expect(second.data.at(0)).toEqual({ number: 6 });
    expect(second.cursor).toBeNull();
  });

  test('is read in the requested order and by the requested name', async () => {
    const { asked } = await pageOf({ sort: '-name', name: 'x', limit: 60, offset: 5 });
    const ordering = { by: 'name', descending: true };
    expect(asked[0]).toEqual({ ordering, name: 'x', after: undefined, limit: 66 });
  });
});

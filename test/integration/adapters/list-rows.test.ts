import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { compareOrders } from '../../../lambdas/model/lists/rows.ts';
import { writeMany } from '../../../lambdas/table/batch.ts';
import { shardOf } from '../../../lambdas/table/entities.ts';
import { readShards, walkList } from '../../../lambdas/table/list-rows.ts';
import { withShards } from '../../support/known-shards.ts';
import { countCalls } from '../../support/table-calls.ts';
import { openEmbeddedTable } from './embedded-table.ts';

const table = await openEmbeddedTable();
afterAll(() => table.close());
const connection = table.connect();

/** A list with these numbers of rows in its shards, and all sort keys. */
async function listWith(rows: readonly number[]) {
  const list = `list-${randomUUID()}`;
  const orders: string[] = [];
  const puts = rows.flatMap((count, shard) =>
    Array.from({ length: count }, () => {
      const id = randomUUID();
      const order = `${id.slice(0, 3)}é\0${id}`;
      orders.push(order);
      return {
        pk: { S: `resource#${id}` },
        sk: { S: 'resource' },
        gsi1pk: { S: shardOf(list, shard) },
        gsi1sk: { S: order },
      };
    }),
  );
  await writeMany(connection, { puts });
  return { list, orders: orders.sort(compareOrders) };
}

test('pages show a whole list in order, with any number of shards and rows', async () => {
  const sizes = fc.array(fc.oneof(fc.nat(3), fc.nat(40)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      async (rows, limit, descending) => {
        const { list, orders } = await listWith(rows);
        const view = withShards(connection, rows.length);
        const found: string[] = [];
        for (let after: string | undefined; ; ) {
          const range = {
            index: 'gsi1',
            limit,
            descending,
            ...(after === undefined ? {} : { after }),
          } as const;
          const page = await readShards(view, list, (shard) => shardOf(list, shard), range);
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          found.push(...page.rows.map(({ order }) => order));
          after = page.next;
          if (after === undefined) break;
        }
        expect(found).toEqual(descending ? orders.toReversed() : orders);
        const walked: string[] = [];
        for await (const page of walkList(view, list, 'gsi1', limit))
          walked.push(...page.map(({ order }) => order));
        expect(walked).toEqual(orders);
      },
    ),
    { numRuns: 40 },
  );
});

test('a page of four equally full shards takes one round trip, and reads at most twice its rows', async () => {
  const { list } = await listWith([300, 300, 300, 300]);
  const view = withShards(table.connect(), 4);
  const calls = countCalls(view.client);
  const { rows } = await readShards(view, list, (shard) => shardOf(list, shard), {
    index: 'gsi1',
    limit: 101,
  });
  expect(rows).toHaveLength(101);
  expect(calls).toMatchObject({ operations: ['Query', 'Query', 'Query', 'Query'], roundTrips: 1 });
  expect(calls.rowsRead).toBeLessThan(230);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { resource as record, word } from '../../../lambdas/table/entities.ts';
import { type Item, keyOf } from '../../../lambdas/table/entity.ts';
import { project } from '../../../lambdas/table/projection.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { readRecord } from '../../../lambdas/table/resource-rows.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { examples } from '../../support/effort.ts';
import { ID, NOW, resource } from '../support/resources.ts';
import { memoryTable } from './memory-table.ts';

const DAY = 86_400_000;

/** A resource in a table and a bucket in memory. The reconciler's requests to them may wait, or fail at a given one. */
function world(wait: () => Promise<void> = async () => {}) {
  const clock = { time: NOW };
  const failure = { left: Number.POSITIVE_INFINITY };
  const pass = async () => {
    await wait();
    failure.left -= 1;
    if (failure.left < 0) throw new Error('A step failed.');
  };
  const rows = new Map<string, Item>();
  const table = memoryTable(rows);
  const now = () => clock.time;
  /** The objects by their keys, with the tag of each. */
  const bucket = new Map<string, string>();
  const objects = {
    setLifecycle: async (key: string, lifecycle: number | 'never') => {
      await pass();
      if (bucket.has(key)) bucket.set(key, String(lifecycle));
    },
    delete: async (key: string) => {
      await pass();
      bucket.delete(key);
    },
  };
  const { reconcile } = createReconciler({ table: memoryTable(rows, pass), objects, now });
  const resources = resourceRecords(table, now);
  const catalogue = catalogueRecords(table, now);

  /** Runs an action, and breaks it off at this request. */
  const upTo = async (requests: number, action: () => Promise<unknown>) => {
    failure.left = requests;
    await action().catch((error: Error) => expect(error.message).toBe('A step failed.'));
    failure.left = Number.POSITIVE_INFINITY;
  };
  const settle = async () => {
    await reconcile(ID);
    clock.time += SETTLING_SECONDS * 1000;
    return reconcile(ID);
  };
  return { clock, table, rows, bucket, resources, catalogue, reconcile, upTo, settle };
}

type World = ReturnType<typeof world>;

const rowsLike = ({ rows }: World, matches: (key: { pk: string; sk: string }) => boolean): Item[] =>
  [...rows.values()].filter((row) => matches(keyOf(row)));
const order = (items: Iterable<Item>) =>
  [...items].sort((one, other) => (JSON.stringify(keyOf(one)) < JSON.stringify(keyOf(other)) ? -1 : 1));

/** Expects exactly the rows of lists that follow from the record. */
async function expectPlaced(one: World): Promise<void> {
  const { placements } = project(ID, await readRecord(one.table, ID), one.clock.time);
  const placed = rowsLike(one, ({ pk, sk }) => pk === `resource#${ID}` && sk.startsWith('list#'));
  expect(order(placed)).toEqual(order(placements.values()));
}

/** Expects exactly the rows and objects that follow from the record. */
async function expectInLine(one: World): Promise<void> {
  const { table, clock, bucket } = one;
  await expectPlaced(one);
  const current = await readRecord(table, ID);
  const { places, words, tag, obsolete } = project(ID, current, clock.time);
  const { forgetAt } = current ?? {};
  const values = forgetAt === undefined ? { id: ID } : { id: ID, forgetAt };
  const indexed = places.flatMap((place) => words.map((text) => word.item([place, text, ID], values)));
  expect(order(rowsLike(one, ({ pk }) => pk.startsWith('words#')))).toEqual(order(indexed));
  for (const key of obsolete) expect(bucket.has(key)).toBe(false);
  const needed = current?.status === 'available' && !current.ended ? [current.object] : [];
  expect([...bucket.keys()]).toEqual(needed);
  if (tag !== undefined) expect(bucket.get(tag.object)).toBe(tag.value);
}

/** An uploaded file, created with a temporary tag. */
async function uploaded(one: World): Promise<void> {
  const { object, ...file } = resource({ status: 'available', uploadedAt: NOW, size: 5 });
  const ends = { expiresAt: NOW + 30 * DAY, forgetAt: NOW + 60 * DAY };
  one.bucket.set(object, '2');
  await one.resources.claim({ ...file, object, ...ends, madeWith: 2 }, NOW);
}

describe('everything derived from a record', () => {
  const changes = {
    name: async ({ catalogue }: World, name: string) => {
      const found = await catalogue.find(ID);
      if (found !== undefined) await catalogue.change(found, { name });
    },
    describe: async ({ catalogue }: World, name: string) => {
      const found = await catalogue.find(ID);
      if (found !== undefined) await catalogue.change(found, { description: `${name} `.repeat(80) });
    },
    place: async ({ catalogue }: World, name: string) => {
      const list: List = `project#o/${name}`;
      const found = await catalogue.find(ID);
      if (found !== undefined) await catalogue.place(found.resource, list);
    },
    file: async ({ catalogue, bucket, clock }: World, name: string) => {
      const found = await catalogue.find(ID);
      if (found === undefined) return;
      const object = `contents/${name}${clock.time}`;
      const file = { mediaType: 'text/plain', fileName: name, size: 1, uploadedAt: clock.time, object };
      bucket.set(object, '2');
      const changed = await catalogue.change(found, {}, { ...file, madeWith: 2 });
      if (changed === undefined) bucket.delete(object);
    },
    end: async ({ resources, clock }: World, name: string) => {
      const expiresAt = clock.time + name.length * DAY;
      const dates = { expiresAt, forgetAt: expiresAt + 30 * DAY };
      await resources.changeExpiry({ id: ID, accountId: 'acme', ...dates }, clock.time);
    },
    delete: async ({ resources, clock }: World) => {
      await resources.markDeleted(ID, 'acme', clock.time, clock.time + 30 * DAY);
    },
    wait: async ({ clock }: World, name: string) => {
      clock.time += name.length * 20 * 60_000;
    },
    expire: async ({ clock }: World) => {
      clock.time += 40 * DAY;
    },
  };
  const kinds = Object.keys(changes) as (keyof typeof changes)[];
  const change = fc.record({
    kind: fc.constantFrom(...kinds, ...kinds.slice(0, 5), ...kinds.slice(0, 5)),
    name: fc.constantFrom('deed', 'deed of ann', 'will of ann', 'x', '--'),
    /** The request at which the run after the change breaks off. */
    requests: fc.nat(25),
  });

  test('is in line with it at the end, wherever earlier runs have broken off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (all) => {
        const one = world();
        await uploaded(one);
        for (const { kind, name, requests } of all) {
          await changes[kind](one, name);
          await one.upTo(requests, () => one.reconcile(ID));
          one.clock.time += 1;
        }
        expect(await one.settle()).toBe('settled');
        await expectInLine(one);
        const before = [...one.rows.values()];
        expect(await one.reconcile(ID)).toBe('settled');
        expect([...one.rows.values()]).toEqual(before);
      }),
      examples(500),
    );
  });

  test('is in line with it at the end, however many runs were concurrent', async () => {
    const said = fc.record({
      kind: fc.constantFrom('name', 'describe', 'place', 'end', 'delete'),
      name: change.map((one) => one.name),
    });
    const all = fc.array(said, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), all, async (scheduler, wanted) => {
        const one = world(() => scheduler.schedule(Promise.resolve()));
        await uploaded(one);
        const runs = wanted.map(async ({ kind, name }) => {
          await scheduler.schedule(Promise.resolve());
          one.clock.time += 1;
          await changes[kind](one, name);
          await one.reconcile(ID);
        });
        await scheduler.waitFor(Promise.all(runs));
        await expectPlaced(one);
        expect(await scheduler.waitFor(one.settle())).toBe('settled');
        await expectInLine(one);
      }),
      examples(300),
    );
  });

  test.each([
    ['with words', 'deed'],
    ['without words', '--'],
  ])('goes with the record and its last objects: %s', async (_, name) => {
    const one = world();
    await uploaded(one);
    await changes.name(one, name);
    await changes.describe(one, name);
    await changes.place(one, 'p');
    await one.settle();
    const { object } = (await readRecord(one.table, ID)) ?? expect.fail();
    const { pk, sk } = record.key(ID);
    one.rows.delete(`${pk}\n${sk}`);
    await one.reconcile(ID, [object]);
    await one.settle();
    expect([...one.rows.keys()]).toEqual([]);
    expect(one.bucket.size).toBe(0);
  });

  test('is nothing for a plain record, and costs two reads', async () => {
    const one = world();
    const { madeWith: _, ...file } = resource({ status: 'available', uploadedAt: NOW, size: 5 });
    await one.resources.add(file);
    await one.upTo(2, async () => expect(await one.reconcile(ID)).toBe('settled'));
    expect(one.rows.size).toBe(1);
  });
});

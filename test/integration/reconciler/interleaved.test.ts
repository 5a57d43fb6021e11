import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { lifecycleTag } from '../../../lambdas/aws/object-tags.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { SETTLING_SECONDS } from '../../../lambdas/model/resources/reconciler.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { readRows } from '../../../lambdas/table/derived-rows.ts';
import { createReconciler } from '../../../lambdas/table/reconciler.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { examples } from '../../support/effort.ts';
import { withShards } from '../../support/known-shards.ts';
import { openEmbeddedTable } from '../adapters/embedded-table.ts';
import { Actor, Seat } from './actors.ts';
import { expectRowsInLine } from './in-line.ts';

const NOW = Date.UTC(2026, 10, 27);
const DAY = 86_400_000;
/** The tag of an object that has no record yet. */
const TEMPORARY = '2';

const embedded = await openEmbeddedTable();
afterAll(() => embedded.close());
const direct = embedded.connect();
/** Tables for two runs of the reconciler and for a change of the record, each with another known number of shards. */
const seats = [2, 3, 7].map((shards) => new Seat(withShards(embedded.connect(), shards)));

/** A resource with its object, in its own bucket whose requests wait for a turn too. */
async function newWorld() {
  const clock = { time: NOW };
  const now = () => clock.time;
  const id = randomUUID();
  const accountId = `a-${id}`;
  const lists = ['one', 'two'].map((name): List => `organization#${name}-${id}`);
  const bucket = new Map([[`resources/${id}`, '3']]);
  const resource: Resource = {
    id,
    accountId,
    fileName: 'deed.txt',
    mediaType: 'text/plain',
    object: `resources/${id}`,
    createdAt: NOW,
    uploadedAt: NOW,
    size: 1,
    expiresAt: NOW + 3 * DAY,
    forgetAt: NOW + 30 * DAY,
    status: 'available',
  };

  function objects(actor?: Actor) {
    return {
      setLifecycle: async (key: string, days: number | 'never') => {
        await actor?.turn();
        if (bucket.has(key)) bucket.set(key, lifecycleTag(days));
      },
      delete: async (key: string) => {
        await actor?.turn();
        bucket.delete(key);
      },
    };
  }

  const reconciler = (table: Table, actor?: Actor) =>
    createReconciler({ table, objects: objects(actor), now });
  await resourceRecords(direct, now).add(resource);
  return { clock, now, id, accountId, lists, bucket, resource, reconciler };
}

type World = Awaited<ReturnType<typeof newWorld>>;
type Change = (world: World, table: Table) => Promise<unknown>;

const named =
  (name: string): Change =>
  async ({ id, now }, table) => {
    const catalogue = catalogueRecords(table, now);
    const found = await catalogue.find(id);
    return found && catalogue.change(found, { name, attributes: {} });
  };
const placed =
  (index: number): Change =>
  ({ resource, lists, now }, table) =>
    catalogueRecords(table, now).place(resource, lists[index] ?? 'account#', 'service');
const ends =
  (days: number): Change =>
  ({ id, now }, table) =>
    resourceRecords(table, now).changeExpiry(
      {
        id,
        accountId: `a-${id}`,
        expiresAt: NOW + days * DAY,
        forgetAt: NOW + 90 * DAY,
      },
      now(),
    );
const replaced: Change = async ({ id, now, bucket }, table) => {
  const catalogue = catalogueRecords(table, now);
  const found = await catalogue.find(id);
  const object = `contents/${randomUUID()}`;
  bucket.set(object, TEMPORARY);
  const file = { object, mediaType: 'text/plain', fileName: 'new.txt', size: 2, uploadedAt: NOW };
  const changed = found && (await catalogue.change(found, {}, { ...file, madeWith: 2 }));
  // If the object did not get into the record, its short lifecycle removes it.
  if (changed === undefined) bucket.delete(object);
};
const deleted: Change = ({ id, accountId, now }, table) =>
  resourceRecords(table, now).markDeleted(id, accountId, NOW, NOW + DAY);

const changes: Readonly<Record<string, Change>> = {
  'named ann': named('ann bob'),
  'named bob': named('bob cid'),
  'placed in one': placed(0),
  'placed in two': placed(1),
  'ends later': ends(40),
  'ends sooner': ends(1),
  replaced,
  deleted,
};

async function expectInLine({ id, accountId, lists, bucket, now }: World): Promise<void> {
  await expectRowsInLine(direct, id, [`account#${accountId}`, ...lists], now());
  const { record } = await readRows(direct, id);
  const isThere = record !== undefined && record.status !== 'deleted';
  // Objects that were put into the bucket shortly before an actor was stopped.
  const kept = [...bucket].filter(([key, tag]) => (isThere && key === record.object) || tag !== TEMPORARY);
  expect(Object.fromEntries(kept)).toEqual(isThere ? { [record.object]: record.lifecycle } : {});
}

test('concurrent runs, stopped anywhere, leave everything in line in the end', async () => {
  const actions = fc.array(fc.constantFrom(...Object.keys(changes)), { minLength: 1, maxLength: 3 });
  const lives = fc.tuple(...[0, 1, 2].map(() => fc.oneof(fc.nat(14), fc.constant(Infinity))));
  const course = fc.array(fc.nat(2), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(actions, actions, lives, course, async (before, meanwhile, steps, order) => {
      const world = await newWorld();
      for (const name of before) await changes[name]?.(world, direct);
      const actors = steps.map((left) => new Actor(left));
      const [one, other, changer] = actors;
      for (const [index, seat] of seats.entries()) seat.actor = actors[index];
      const [first = direct, second = direct, third = direct] = seats.map(({ table }) => table);
      await one?.begin(() => world.reconciler(first, one).reconcile(world.id));
      await other?.begin(() => world.reconciler(second, other).reconcile(world.id));
      await changer?.begin(async () => {
        for (const name of meanwhile) await changes[name]?.(world, third);
      });
      for (const index of order) await (actors[index]?.isActive && actors[index].step());
      for (const actor of actors) while (actor.isActive) await actor.step();
      expect(actors.map(({ failure }) => failure)).toEqual([undefined, undefined, undefined]);
      // The table's stream calls it again, and a delayed message once more.
      const again = world.reconciler(direct);
      await again.reconcile(world.id);
      world.clock.time += SETTLING_SECONDS * 1000;
      expect(await again.reconcile(world.id)).toBe('settled');
      await expectInLine(world);
    }),
    examples(150),
  );
}, 120_000);

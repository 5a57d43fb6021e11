import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { reconcileQueue } from '../../../lambdas/aws/reconcile-queue.ts';
import { placement, resource } from '../../../lambdas/table/entities.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { get, put, remove } from '../../../lambdas/table/table.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { clock, log, endResources, deliverDue, changesDelivered } = service;
const queue = reconcileQueue(service.platform);
const table = openTable(service.platform);
afterAll(() => table.client.destroy());

/** A resource of an account of its own, to be written as it may have been left. */
function newResource() {
  const id = randomUUID();
  const accountId = `account-${id}`;
  log.length = 0;
  const record = {
    accountId,
    version: 1,
    status: 'available',
    fileName: 'a.txt',
    mediaType: 'text/plain',
    createdAt: clock.time,
    uploadedAt: clock.time,
    changedBy: 'client',
    object: `resources/${id}`,
    lifecycle: '1',
  };
  return {
    id,
    accountId,
    write: (changes: {
      expiresAt?: number;
      obsoleteObjects?: readonly string[];
      lists?: readonly string[];
    }) => put(table, resource.item([id], { ...record, ...changes })),
    async read() {
      const item = await get(table, resource.key(id));
      return item && resource.values(item);
    },
  };
}

test('the schedule takes expired resources out of their lists', async () => {
  const { write, read } = newResource();
  await write({ expiresAt: clock.time + 10 * SECOND });
  clock.time += 10 * SECOND - 1;
  await endResources();
  expect((await read())?.ended).toBeUndefined();
  clock.time += 1;
  await endResources();
  expect((await read())?.ended).toBe(true);
  await endResources();
  expect(log).toEqual([expect.stringContaining('"route":"end-resources","outcome":"done","ended":1')]);
});

test('the queue reconciles a resource when its message is due', async () => {
  const { id, write, read } = newResource();
  await write({ obsoleteObjects: ['contents/old'] });
  expect(await queue.send([{ id }], 900)).toEqual([]);
  await deliverDue();
  expect((await read())?.obsoleteObjects).toEqual(['contents/old']);
  clock.time += 900 * SECOND;
  await deliverDue();
  expect((await read())?.obsoleteObjects).toBeUndefined();
  expect(log).toEqual([]);
});

describe('the command reconcile', () => {
  /** A resource whose place in its organization was lost, and whether that is there again. */
  async function withoutPlace() {
    const { id, accountId, write } = newResource();
    const key = placement.key(id, 'organization#acme');
    await write({ lists: ['organization#acme'] });
    await changesDelivered();
    expect(await get(table, key)).toBeDefined();
    await remove(table, key);
    const isThere = async () => {
      await changesDelivered();
      return (await get(table, key)) !== undefined;
    };
    return { id, accountId, isThere };
  }

  test('reconciles one resource by its id', async () => {
    const { id, isThere } = await withoutPlace();
    expect(await service.operate('reconcile', id)).toBe(`The resource ${id} is being reconciled.`);
    expect(await isThere()).toBe(true);
  });

  test("reconciles everything in an account's list", async () => {
    const { accountId, isThere } = await withoutPlace();
    const printed = await service.operate('reconcile', undefined, { account: accountId });
    expect(printed).toBe('Resources being reconciled: 1');
    expect(await isThere()).toBe(true);
  });

  test('refuses a missing resource', async () => {
    const { isThere } = await withoutPlace();
    await expect(service.operate('reconcile', 'two')).rejects.toThrow('There is no resource two.');
    expect(await service.operate('reconcile', undefined, { account: 'other' })).toBe(
      'The account other lists no resources.',
    );
    expect(await isThere()).toBe(false);
  });
});

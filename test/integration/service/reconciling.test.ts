import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { reconcileQueue } from '../../../lambdas/aws/reconcile-queue.ts';
import { resource } from '../../../lambdas/table/entities.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { get, put } from '../../../lambdas/table/table.ts';
import { startLocalCloud } from '../../../local/cloud.ts';

const SECOND = 1000;

/** The service with a clock that only the test moves, its table, its queue and its log. */
async function start() {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'reconciling-'));
  const clock = { time: Date.UTC(2040, 0, 15, 12) };
  const log: string[] = [];
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: () => clock.time,
    log: (entry) => log.push(JSON.stringify(entry)),
  });
  const table = openTable(cloud.platform);
  onTestFinished(async () => {
    table.client.destroy();
    await cloud.close();
    await rm(dataDirectory, { recursive: true });
  });
  const record = {
    accountId: 'acme',
    version: 1,
    status: 'available',
    fileName: 'a.txt',
    mediaType: 'text/plain',
    createdAt: clock.time,
    uploadedAt: clock.time,
    changedBy: 'client',
    objectKey: 'resources/one',
    lifecycle: '1',
    shard: 0,
  };
  return {
    ...cloud,
    clock,
    log,
    queue: reconcileQueue(cloud.platform),
    write: (changes: { expiresAt?: number; obsoleteKeys?: readonly string[] }) =>
      put(table, resource.item(['one'], { ...record, ...changes })),
    async read() {
      const item = await get(table, resource.key('one'));
      return item && resource.values(item);
    },
  };
}

test('what has expired leaves its lists by the schedule', async () => {
  const { write, read, endResources, clock, log } = await start();
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

test('a resource is reconciled when the time of its message has come', async () => {
  const { write, read, queue, deliverDue, clock, log } = await start();
  await write({ obsoleteKeys: ['contents/old'] });
  expect(await queue.send([{ id: 'one' }], 900)).toEqual([]);
  await deliverDue();
  expect((await read())?.obsoleteKeys).toEqual(['contents/old']);
  clock.time += 900 * SECOND;
  await deliverDue();
  expect((await read())?.obsoleteKeys).toBeUndefined();
  expect(log).toEqual([]);
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reconcileQueue } from '../../../lambdas/aws/reconcile-queue.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { placement, resource } from '../../../lambdas/table/entities.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { get, put, remove } from '../../../lambdas/table/table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { linesOf } from '../../support/operator.ts';
import { commandLine } from '../provider/command-line.ts';

const SECOND = 1000;

/** The service with a clock that only the test sets, its table, its queue and its log. */
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
    object: 'resources/one',
    lifecycle: '1',
  };
  return {
    ...cloud,
    clock,
    log,
    queue: reconcileQueue(cloud.platform),
    table,
    write: (changes: {
      expiresAt?: number;
      obsoleteObjects?: readonly string[];
      lists?: readonly string[];
    }) => put(table, resource.item(['one'], { ...record, ...changes })),
    async read() {
      const item = await get(table, resource.key('one'));
      return item && resource.values(item);
    },
  };
}

test('the schedule takes expired resources out of their lists', async () => {
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

test('the queue reconciles a resource when its message is due', async () => {
  const { write, read, queue, deliverDue, clock, log } = await start();
  await write({ obsoleteObjects: ['contents/old'] });
  expect(await queue.send([{ id: 'one' }], 900)).toEqual([]);
  await deliverDue();
  expect((await read())?.obsoleteObjects).toEqual(['contents/old']);
  clock.time += 900 * SECOND;
  await deliverDue();
  expect((await read())?.obsoleteObjects).toBeUndefined();
  expect(log).toEqual([]);
});

describe('the command reconcile', () => {
  /** Runs the command; the resource's row in its organization was lost before. */
  async function run(...operands: readonly string[]) {
    const { table, clock, write, changesDelivered } = await start();
    const key = placement.key('one', 'organization#acme');
    await write({ lists: ['organization#acme'] });
    await changesDelivered();
    expect(await get(table, key)).toBeDefined();
    await remove(table, key);
    const accounts = {
      clients: clientRecords(table),
      users: userRecords(table),
      table,
      now: () => clock.time,
    };
    const printed = await linesOf(commandLine(accounts), 'reconcile', ...operands);
    await changesDelivered();
    return { printed, isThere: (await get(table, key)) !== undefined };
  }

  test('reconciles one resource by its id', async () => {
    const printed = ['The resource one is being reconciled.'];
    expect(await run('one')).toEqual({ printed, isThere: true });
  });

  test("reconciles everything in an account's list", async () => {
    const printed = ['Resources being reconciled: 1'];
    expect(await run('--account', 'acme')).toEqual({ printed, isThere: true });
  });

  test('refuses a missing resource', async () => {
    await expect(run('two')).rejects.toThrow('There is no resource two.');
    expect(await run('--account', 'other')).toEqual({
      printed: ['The account other lists no resources.'],
      isThere: false,
    });
  });
});

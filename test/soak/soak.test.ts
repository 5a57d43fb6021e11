import { randomInt } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openAccounts } from '../../bin/provider/accounts.ts';
import { jobRecords } from '../../lambdas/table/jobs.ts';
import { openTable } from '../../lambdas/table/open-table.ts';
import { growList } from '../../lambdas/table/shards.ts';
import { type LocalCloud, startLocalCloud } from '../../local/cloud.ts';
import { lastingPort, startService, temporaryFolder } from '../e2e/service.ts';
import { keptObjects } from '../support/kept-objects.ts';
import { raiseLimit } from '../support/local-process.ts';
import { allRows, disagreements, type FoundObject, partitionsOf } from './agreement.ts';
import { type Made, ORGANIZATION, work } from './workload.ts';

/** For how long workers work, in seconds. */
const SECONDS = Number(process.env['SOAK_SECONDS'] ?? 600);
const WORKERS = 16;
const MINUTE = 60_000;
/** When lists grow; resources created five minutes later are in all of their shards. */
const GROWTH_AT = SECONDS / 4;
const DAY = 24 * 60 * MINUTE;

/** How long a started service lives, in milliseconds. */
const lifetime = () => randomInt(1500, 9000);

test(`table and bucket agree after ${SECONDS} seconds of work and kills`, {
  timeout: (SECONDS + 300) * 1000,
}, async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  let service = await startService(data, port);
  await raiseLimit(data, service.credentials);
  await makeManager(data, service.credentials.client_id);
  const made: Made = { resources: [], reservations: [], containers: [] };
  const end = Date.now() + SECONDS * 1000;
  const isOver = () => Date.now() > end;
  const workers = Array.from({ length: WORKERS }, () => work(() => service.credentials, made, isOver));
  let kills = 0;
  const growth = Date.now() + GROWTH_AT * 1000;
  let grown: readonly string[] = [];
  const killing = async () => {
    while (!isOver()) {
      await pause(lifetime());
      await service.end('SIGKILL');
      kills += 1;
      if (grown.length === 0 && Date.now() > growth) grown = await growLists(data, made.containers);
      service = await startService(data, port);
    }
  };
  const [counts] = await Promise.all([Promise.all(workers), killing()]);
  await service.end('SIGTERM');

  const clock = { time: Date.now() };
  const cloud = await startLocalCloud({
    dataDirectory: data,
    port: 0,
    now: () => clock.time,
    log: ({ level, message, error }) => void (level === 'ERROR' && console.log(message, error)),
  });
  await finishJobs(cloud, clock);
  // Delayed messages, expiries and their consequences; then the days of temporary tags, once for an object and once
  // more for its noncurrent version.
  for (const step of [16 * MINUTE, 16 * MINUTE, 4 * DAY, 4 * DAY, 16 * MINUTE, 16 * MINUTE]) {
    clock.time += step;
    await settle(cloud);
  }
  const table = openTable(cloud.platform);
  const found = await disagreements(table, await objectsIn(data), clock.time);
  const standing = (await allRows(table)).flatMap(partitionsOf);
  const spread = new Set(standing.filter(({ shard }) => shard > 0).map(({ name }) => name));
  table.client.destroy();
  await cloud.close();
  const done = counts.reduce((sum, { done }) => sum + done, 0);
  const cutOff = counts.reduce((sum, { cutOff }) => sum + cutOff, 0);
  console.log(`${done} operations, ${cutOff} cut off by ${kills} kills`);
  console.log(`${spread.size} of ${grown.length} lists that have grown are spread over shards`);
  if (SECONDS - GROWTH_AT > 6 * 60) expect(spread).toContain('account#demo');
  expect(done).toBeGreaterThan(SECONDS);
  expect(found).toEqual([]);
});

async function makeManager(data: string, clientId: string): Promise<void> {
  const accounts = await openAccounts({ dataDirectory: data });
  await accounts.clients.update(clientId, { roles: { [ORGANIZATION]: 'manager' } });
  await accounts.close();
}

/** Grows the shared lists, and some containers. Resolves to their names. */
async function growLists(data: string, containers: readonly string[]): Promise<readonly string[]> {
  const accounts = await openAccounts({ dataDirectory: data });
  const places = ['organization#soak', 'project#soak/survey', 'projects#soak'];
  const contents = containers.slice(-10).map((id) => `container#${id}`);
  const lists = ['account#demo', 'containers#demo', ...places, ...contents];
  for (const list of lists) await growList(accounts.table, list, 4, accounts.now);
  await accounts.close();
  return lists;
}

/** Does the work that AWS would have done by now. */
async function settle(cloud: LocalCloud): Promise<void> {
  await cloud.endResources();
  await cloud.changesDelivered();
  await cloud.deliverDue();
  await cloud.sweep();
  await cloud.changesDelivered();
  await cloud.deliverDue();
}

/** Finishes interrupted clones and deletions. */
async function finishJobs(cloud: LocalCloud, clock: { time: number }): Promise<void> {
  const table = openTable(cloud.platform);
  const unfinished = () => collected(jobRecords(table).unfinished());
  for (let tries = 0; (await unfinished()).length > 0; tries += 1) {
    if (tries === 100) throw new Error(`The jobs ${JSON.stringify(await unfinished())} do not end.`);
    clock.time += 2 * MINUTE;
    await cloud.resumeJobs();
    await pause(200);
  }
  table.client.destroy();
}

async function objectsIn(data: string): Promise<FoundObject[]> {
  const { objects } = await keptObjects(path.join(data, 'objects'));
  return objects.map(({ object, tags }) => ({ object, tag: tags[0]?.value }));
}

async function collected<Thing>(things: AsyncIterable<Thing>): Promise<Thing[]> {
  const all: Thing[] = [];
  for await (const thing of things) all.push(thing);
  return all;
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Job, LeaseLost, type UnfinishedJob } from '../../../lambdas/model/jobs/ports.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

interface State {
  readonly page: number;
  readonly tags: readonly string[];
}

const STATE: State = { page: 0, tags: ['Straße 🚒', ''] };

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const open = () => jobRecords<State>(table.connect());
const newKey = () => `clone#${randomUUID()}`;

/** A job claimed by a worker until 2000. */
async function claimed() {
  const store = open();
  const key = newKey();
  await store.add(key, STATE);
  const job = (await store.claim(key, 1000, 2000)) ?? expect.fail();
  return { store, key, job };
}

describe('a job in the table', () => {
  test('is added once, even concurrently', async () => {
    const key = newKey();
    const states = Array.from({ length: 50 }, (_, page) => ({ page, tags: [] }));
    const stores = [open(), open()];
    const added = await Promise.all(states.map((state, index) => stores[index % 2]?.add(key, state)));
    const winner = added.indexOf(true);
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await open().find(key)).toEqual({ page: winner, tags: [] });
  });

  test('is found while it exists', async () => {
    const { store, key, job } = await claimed();
    expect(await store.find(key)).toEqual(STATE);
    await store.remove(job);
    expect(await store.find(key)).toBeUndefined();
    expect(await store.claim(key, 5000, 6000)).toBeUndefined();
    expect(await store.add(key, STATE)).toBe(true);
  });

  test('is claimed by one of many concurrent workers, and by none until the lease ends', async () => {
    const store = open();
    const key = newKey();
    await store.add(key, STATE);
    const jobs = await Promise.all(Array.from({ length: 20 }, () => store.claim(key, 1000, 2000)));
    expect(jobs.filter((job) => job !== undefined)).toEqual([
      { key, lease: expect.any(String), attempts: 1, state: STATE },
    ]);
    expect(await store.claim(key, 1999, 3000)).toBeUndefined();
    const next = await store.claim(key, 2000, 3000);
    expect(next).toMatchObject({ attempts: 2, state: STATE });
    expect(next?.lease).not.toBe(jobs.find((job) => job !== undefined)?.lease);
  });

  test('is held longer by a renewed lease', async () => {
    const { store, key, job } = await claimed();
    await store.renew(job, 4000);
    expect(await store.claim(key, 3999, 5000)).toBeUndefined();
    expect(await store.claim(key, 4000, 5000)).toMatchObject({ attempts: 2 });
  });

  test('has its saved state, and no attempts since', async () => {
    const { store, key, job } = await claimed();
    await store.save(job, { page: 7, tags: [] }, 4000);
    expect(await store.find(key)).toEqual({ page: 7, tags: [] });
    expect(await store.claim(key, 3999, 5000)).toBeUndefined();
    expect(await store.claim(key, 4000, 5000)).toMatchObject({ attempts: 1, state: { page: 7 } });
  });

  test('may be claimed from the time of its release on', async () => {
    const { store, key, job } = await claimed();
    await store.release(job, 1500);
    expect(await store.claim(key, 1499, 5000)).toBeUndefined();
    expect(await store.claim(key, 1500, 5000)).toMatchObject({ attempts: 2 });
  });

  const changes: [string, (job: Job<State>) => Promise<void>][] = [
    ['renew', (job) => open().renew(job, 9000)],
    ['save', (job) => open().save(job, { page: 9, tags: [] }, 9000)],
    ['release', (job) => open().release(job, 0)],
    ['remove', (job) => open().remove(job)],
  ];

  test.each(changes)('does not change without its lease: %s', async (_name, change) => {
    const { store, key, job } = await claimed();
    const other = (await store.claim(key, 2000, 3000)) ?? expect.fail();
    await expect(change(job)).rejects.toThrow(LeaseLost);
    expect(await store.find(key)).toEqual(STATE);
    expect(await store.claim(key, 2999, 4000)).toBeUndefined();
    await store.remove(other);
    await expect(change(other)).rejects.toThrow(LeaseLost);
    expect(await store.find(key)).toBeUndefined();
  });

  test('is listed as unfinished until it is removed, with the time of its first claim', async () => {
    const { store, key, job } = await claimed();
    const listed = async () => {
      const jobs: UnfinishedJob[] = [];
      for await (const one of store.unfinished()) if (one.key === key) jobs.push(one);
      return jobs;
    };
    expect(await listed()).toEqual([{ key, firstClaimedAt: 1000 }]);
    await store.release(job, 2000);
    const again = (await store.claim(key, 3000, 4000)) ?? expect.fail();
    expect(await listed()).toEqual([{ key, firstClaimedAt: 1000 }]);
    await store.remove(again);
    expect(await listed()).toEqual([]);
    await store.add(key, STATE);
    expect(await listed(), 'by nobody yet').toEqual([{ key, firstClaimedAt: undefined }]);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { acquireLease, keepDuring } from '../../../../lambdas/model/jobs/lease.ts';
import { type JobStore, LeaseLost } from '../../../../lambdas/model/jobs/ports.ts';

const SECOND = 1000;

/** One job in memory, and the calls that it received. */
function jobs(attempts = 1) {
  const calls: unknown[][] = [];
  const told = { attempts, error: undefined as Error | undefined };
  const call = async (...values: unknown[]) => {
    calls.push(values);
    if (told.error !== undefined) throw told.error;
  };
  const store: JobStore<string> = {
    add: async () => false,
    find: async () => undefined,
    claim: async (key, now, until) => {
      calls.push(['claim', key, now, until]);
      return told.attempts === 0
        ? undefined
        : { key, lease: 'mine', attempts: told.attempts, state: 'first' };
    },
    renew: (job, until) => call('renew', job.lease, until),
    save: (job, state, until) => call('save', job.lease, state, until),
    release: (job, notBefore) => call('release', job.lease, notBefore),
    remove: (job) => call('remove', job.lease),
    async *unfinished() {},
  };
  return { store, calls, told };
}

describe('a lease', () => {
  const clock = { time: 0 };
  const now = () => clock.time;
  const lease = async ({ store }: ReturnType<typeof jobs>) =>
    (await acquireLease(store, 'job', now)) ?? expect.fail('no lease');

  beforeEach(() => {
    clock.time = 1_000_000;
  });

  test('lasts a minute, or is refused', async () => {
    const { store, calls } = jobs(0);
    expect(await acquireLease(store, 'job', now)).toBeUndefined();
    expect(calls).toEqual([['claim', 'job', 1_000_000, 1_060_000]]);
  });

  test('has the state that was saved last, with no attempts since', async () => {
    const one = jobs(3);
    const mine = await lease(one);
    expect([mine.state, mine.attempts]).toEqual(['first', 3]);
    clock.time += SECOND;
    await mine.save('second');
    expect([mine.state, mine.attempts]).toEqual(['second', 0]);
    expect(one.calls.at(-1)).toEqual(['save', 'mine', 'second', clock.time + 60 * SECOND]);
  });

  test('keeps its state if saving fails', async () => {
    const one = jobs(3);
    const mine = await lease(one);
    one.told.error = new LeaseLost('job');
    await expect(mine.save('second')).rejects.toThrow(LeaseLost);
    expect([mine.state, mine.attempts]).toEqual(['first', 3]);
  });

  test('is renewed at most every 20 seconds', async () => {
    const one = jobs();
    const mine = await lease(one);
    clock.time += 19 * SECOND;
    await mine.keep();
    expect(one.calls).toHaveLength(1);
    clock.time += SECOND;
    await Promise.all([mine.keep(), mine.keep(), mine.keep()]);
    expect(one.calls.slice(1)).toEqual([['renew', 'mine', clock.time + 60 * SECOND]]);
    clock.time += 19 * SECOND;
    await mine.save('second');
    clock.time += 19 * SECOND;
    await mine.keep();
    expect(one.calls).toHaveLength(3);
  });

  test('is lost when its time has passed, also if renewing it failed', async () => {
    const one = jobs();
    const mine = await lease(one);
    clock.time += 30 * SECOND;
    one.told.error = new Error('too busy');
    await expect(mine.keep()).rejects.toThrow('too busy');
    clock.time += 30 * SECOND;
    one.told.error = undefined;
    await expect(mine.keep()).rejects.toThrow(LeaseLost);
    expect(one.calls).toHaveLength(2);
  });

  test('is released and removed', async () => {
    const one = jobs();
    const mine = await lease(one);
    await mine.release(7);
    await mine.remove();
    expect(one.calls.slice(1)).toEqual([
      ['release', 'mine', 7],
      ['remove', 'mine'],
    ]);
  });
});

describe('a lease during one long step', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test('is renewed all the while, and no longer', async () => {
    const one = jobs();
    const mine = (await acquireLease(one.store, 'job', Date.now)) ?? expect.fail();
    const end = Promise.withResolvers<string>();
    const work = keepDuring(mine, () => end.promise);
    await vi.advanceTimersByTimeAsync(600 * SECOND);
    expect(one.calls.filter(([name]) => name === 'renew')).toHaveLength(30);
    end.resolve('result');
    expect(await work).toBe('result');
    await vi.advanceTimersByTimeAsync(600 * SECOND);
    expect(one.calls).toHaveLength(31);
  });

  test('does not fail the work: a worker notices a lost lease at its next step', async () => {
    const one = jobs();
    const mine = (await acquireLease(one.store, 'job', Date.now)) ?? expect.fail();
    one.told.error = new LeaseLost('job');
    const end = Promise.withResolvers<string>();
    const work = keepDuring(mine, () => end.promise);
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    end.reject(new Error('no luck'));
    await expect(work).rejects.toThrow('no luck');
    await vi.advanceTimersByTimeAsync(60 * SECOND);
    await expect(mine.keep()).rejects.toThrow(LeaseLost);
  });
});

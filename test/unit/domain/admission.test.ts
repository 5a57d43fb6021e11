import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Admission, createAdmission } from '../../../lambdas/domain/admission.ts';
import type { AdmissionStore, Lease } from '../../../lambdas/domain/ports.ts';

const START = Date.UTC(2020, 2, 12, 19, 3, 58);

/** A clock that stands still until it is set. */
function createClock() {
  const clock = { time: START, now: () => clock.time };
  return clock;
}

/** The rules of `AdmissionStore`, in memory: what was leased, per second. */
class LeaseBook implements AdmissionStore {
  requestsPerSecond: number;
  disabled = false;
  readonly leased = new Map<number, number>();
  readonly calls: { clientId: string; second: number; count: number }[] = [];

  constructor(requestsPerSecond: number) {
    this.requestsPerSecond = requestsPerSecond;
  }

  async lease(clientId: string, second: number, count: number, opened: boolean): Promise<Lease> {
    this.calls.push({ clientId, second, count });
    if (this.disabled) return { outcome: 'disabled' };
    const leased = this.leased.get(second) ?? (opened ? undefined : 0);
    if (leased === undefined || leased + count > this.requestsPerSecond) return { outcome: 'exhausted' };
    this.leased.set(second, leased + count);
    return { outcome: 'leased', count, requestsPerSecond: this.requestsPerSecond };
  }
}

/** A store whose answers wait until they are let go. */
function slowStore(book: LeaseBook) {
  const waiting: (() => void)[] = [];
  const store: AdmissionStore = {
    async lease(...request) {
      const lease = await book.lease(...request);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return lease;
    },
  };
  const answer = async () => {
    await new Promise(setImmediate);
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise(setImmediate);
  };
  return { store, answer };
}

type Admit = (clientId: string) => Promise<Admission>;

const many = (admit: Admit, count: number) => Promise.all(Array.from({ length: count }, () => admit('a')));
const admitted = (admissions: readonly Admission[]) =>
  admissions.filter(({ outcome }) => outcome === 'admitted').length;

const REFUSED: Admission = { outcome: 'refused', retryAfterSeconds: 1 };

describe('a client at its limit', () => {
  test('is refused for the rest of the second and admitted in the next', async () => {
    const clock = createClock();
    const admit = createAdmission(new LeaseBook(2), clock.now);
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
    expect(await admit('a')).toEqual(REFUSED);
    clock.time = START + 999;
    expect(await admit('a')).toEqual(REFUSED);
    clock.time = START + 1000;
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
  });

  test('costs the table nothing more for the rest of the second', async () => {
    const clock = createClock();
    const book = new LeaseBook(2);
    const admit = createAdmission(book, clock.now);
    await many(admit, 3);
    const calls = book.calls.length;
    expect(admitted(await many(admit, 1000))).toBe(0);
    expect(book.calls.length).toBe(calls);
  });

  test('gets the last requests one by one where less than a share is left', async () => {
    const clock = createClock();
    const book = new LeaseBook(45);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 100))).toBe(45);
    clock.time += 1000;
    expect(admitted(await many(admit, 100))).toBe(45);
  });

  test('does not hold back another client', async () => {
    const clock = createClock();
    const stores = new Map([
      ['a', new LeaseBook(1)],
      ['b', new LeaseBook(1)],
    ]);
    const store: AdmissionStore = {
      lease: async (clientId, ...rest) =>
        (await stores.get(clientId)?.lease(clientId, ...rest)) ?? { outcome: 'disabled' },
    };
    const admit = createAdmission(store, clock.now);
    await many(admit, 2);
    expect(await admit('a')).toEqual(REFUSED);
    expect(await admit('b')).toEqual({ outcome: 'admitted' });
  });
});

describe('a busy client', () => {
  test('leases a twentieth of its limit first, then more at a time, up to a fifth', async () => {
    const clock = createClock();
    const book = new LeaseBook(1000);
    const admit = createAdmission(book, clock.now);
    await admit('a');
    for (let second = 1; second <= 2; second += 1) {
      clock.time = START + second * 1000;
      book.calls.length = 0;
      expect(admitted(await many(admit, 750))).toBe(750);
      expect(book.calls.map(({ count }) => count)).toEqual([50, 100, 200, 200, 200]);
    }
  });

  test('waits for one lease with all its requests', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const { store, answer } = slowStore(book);
    const admit = createAdmission(store, clock.now);
    const admissions = many(admit, 7);
    for (const count of [1, 2, 4]) {
      expect(book.calls.at(-1)?.count).toBe(count);
      await answer();
    }
    expect(admitted(await admissions)).toBe(7);
    expect(book.calls).toHaveLength(3);
  });

  test('is admitted although the table answers only when the second is over', async () => {
    const clock = createClock();
    const { store, answer } = slowStore(new LeaseBook(5));
    const admit = createAdmission(store, clock.now);
    const admission = admit('a');
    clock.time += 5000;
    await answer();
    expect(await admission).toEqual({ outcome: 'admitted' });
  });

  test('gets as much as its new limit allows from its next second on', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const admit = createAdmission(book, clock.now);
    expect(admitted(await many(admit, 200))).toBe(100);
    for (const limit of [2, 60, 1]) {
      book.requestsPerSecond = limit;
      clock.time += 1000;
      expect(admitted(await many(admit, 200))).toBe(limit);
    }
  });
});

describe('a disabled client', () => {
  test('is out from its next lease on, and in again once it is enabled', async () => {
    const clock = createClock();
    const book = new LeaseBook(100);
    const admit = createAdmission(book, clock.now);
    await admit('a');
    book.disabled = true;
    clock.time += 1000;
    expect(await many(admit, 3)).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'disabled' })));
    book.disabled = false;
    expect(await admit('a')).toEqual({ outcome: 'admitted' });
  });
});

test('a table that fails fails the requests that wait for it, and those only', async () => {
  const clock = createClock();
  const book = new LeaseBook(1);
  let works = false;
  const store: AdmissionStore = {
    lease: (...request) => (works ? book.lease(...request) : Promise.reject(new Error('The table is away.'))),
  };
  const admit = createAdmission(store, clock.now);
  const outcomes = await Promise.allSettled([admit('a'), admit('a')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  works = true;
  expect(await admit('a')).toEqual({ outcome: 'admitted' });
});

test('of many clients, the ones that leased last are kept in mind', async () => {
  const clock = createClock();
  const book = new LeaseBook(100_000);
  const admit = createAdmission(book, clock.now);
  for (let index = 0; index <= 10_000; index += 1) await admit(`client-${index}`);
  book.calls.length = 0;
  clock.time += 1000;
  await admit('client-0');
  await admit('client-10000');
  // The first is unknown again and leases one; the last knows its limit.
  expect(book.calls.map(({ count }) => count)).toEqual([1, 5000]);
});

describe('any number of instances', () => {
  /** What happens next: an instance is asked some times, or the clock moves on, in milliseconds. */
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ instance: fc.nat(9), requests: fc.integer({ min: 1, max: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 1500 }) }) },
  );

  test('never admit more than the limit in one second', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(step), async (limit, steps) => {
        const clock = createClock();
        const book = new LeaseBook(limit);
        const instances = Array.from({ length: 10 }, () => createAdmission(book, clock.now));
        const perSecond = new Map<number, number>();
        for (const next of steps) {
          if ('wait' in next) {
            clock.time += next.wait;
            continue;
          }
          const second = Math.floor(clock.time / 1000);
          const admit = instances[next.instance];
          if (admit === undefined) throw new Error('There is no such instance.');
          const count = admitted(await many(admit, next.requests));
          perSecond.set(second, (perSecond.get(second) ?? 0) + count);
          expect(perSecond.get(second)).toBeLessThanOrEqual(limit);
          if (count < next.requests) expect(book.leased.get(second)).toBe(limit);
        }
      }),
    );
  });

  test('never admit more than was leased, in whatever order the table answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.record({ instance: fc.nat(2), delay: fc.nat(700) }), { maxLength: 80 }),
        async (scheduler, limit, requests) => {
          const clock = createClock();
          const book = new LeaseBook(limit);
          const store: AdmissionStore = {
            lease: (...request) => scheduler.schedule(book.lease(...request)),
          };
          const instances = Array.from({ length: 3 }, () => createAdmission(store, clock.now));
          const admissions = requests.map(({ instance, delay }) =>
            scheduler.schedule(Promise.resolve()).then(() => {
              clock.time += delay;
              return instances[instance]?.('a') ?? REFUSED;
            }),
          );
          const count = admitted(await scheduler.waitFor(Promise.all(admissions)));
          const leased = [...book.leased.values()];
          expect(leased.every((count) => count <= limit)).toBe(true);
          expect(count).toBeLessThanOrEqual(leased.reduce((sum, one) => sum + one, 0));
        },
      ),
      { numRuns: 50 },
    );
  });
});

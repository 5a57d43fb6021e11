import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdmission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore } from '../../../../lambdas/model/identity/ports.ts';
import { AdmissionBook, admitted, createClock, many, REFUSED } from './admission-book.ts';

/** Instances of a function that share one row, each with a clock ahead by some milliseconds. */
function instancesOf(book: AdmissionStore, clock: { readonly time: number }, ahead: readonly number[]) {
  return ahead.map((difference) => createAdmission(book, () => clock.time + difference));
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

describe('a client below its limit', () => {
  test.each([
    { limit: 50, perSecond: 20, milliseconds: 10, instances: 20 },
    { limit: 50, perSecond: 45, milliseconds: 500, instances: 25 },
    { limit: 1000, perSecond: 900, milliseconds: 100, instances: 120 },
  ])(
    'is never refused: $perSecond of $limit a second, each of $milliseconds ms, in up to $instances instances',
    async ({ limit, perSecond, milliseconds, instances }) => {
      const clock = createClock();
      const all = instancesOf(new AdmissionBook(limit), clock, Array(instances).fill(0)).map((admit) => ({
        admit,
        freeAt: 0,
      }));
      const start = clock.time;
      for (let request = 0; request < 5 * perSecond; request += 1) {
        clock.time = start + Math.floor((request * 1000) / perSecond);
        const free = all.filter(({ freeAt }) => freeAt <= clock.time);
        // Any free instance, which differs from second to second.
        const chosen = free[(request * 7) % free.length] ?? expect.fail('All instances are busy.');
        chosen.freeAt = clock.time + milliseconds;
        expect(await chosen.admit('a'), `request ${request}`).toEqual({ outcome: 'admitted' });
      }
    },
  );

  test('may send from any number of instances at once', async () => {
    const clock = createClock();
    const instances = instancesOf(new AdmissionBook(100_000), clock, Array(50).fill(0));
    for (let second = 0; second < 3; second += 1) {
      clock.time += 1000;
      expect(admitted(await Promise.all(instances.map((admit) => admit('a'))))).toBe(50);
    }
  });

  test('is never refused up to nine tenths of it, however its requests are spread over 40 instances', async () => {
    const second = fc.array(fc.record({ instance: fc.nat(39), requests: fc.integer({ min: 1, max: 60 }) }));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.array(second, { minLength: 2, maxLength: 8 }),
        async (limit, seconds) => {
          const clock = createClock();
          const instances = instancesOf(new AdmissionBook(limit), clock, Array(40).fill(0));
          for (const groups of seconds) {
            let left = Math.ceil(limit * 0.9);
            for (const { instance, requests } of groups) {
              const count = Math.min(requests, left);
              left -= count;
              const admit = instances[instance] ?? expect.fail();
              for (let one = 0; one < count; one += 1) expect(await admit('a')).not.toEqual(REFUSED);
              clock.time += Math.floor(999 / groups.length);
            }
            clock.time = Math.floor(clock.time / 1000) * 1000 + 1000;
          }
        },
      ),
    );
  });
});

describe('any number of instances', () => {
  /** The next step: requests to an instance, or the clock moves on, in milliseconds. */
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ instance: fc.nat(9), requests: fc.integer({ min: 1, max: 30 }) }) },
    { weight: 1, arbitrary: fc.record({ wait: fc.integer({ min: 1, max: 1500 }) }) },
  );

  test('never admit more than the limit in one second, and lease all of it before they refuse', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.array(step), async (limit, steps) => {
        const clock = createClock();
        const book = new AdmissionBook(limit);
        const instances = instancesOf(book, clock, Array(10).fill(0));
        const perSecond = new Map<number, number>();
        for (const next of steps) {
          if ('wait' in next) {
            clock.time += next.wait;
            continue;
          }
          const second = Math.floor(clock.time / 1000);
          const count = admitted(await many(instances[next.instance] ?? expect.fail(), next.requests));
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
          const book = new AdmissionBook(limit);
          const store: AdmissionStore = {
            lease: (...request) => scheduler.schedule(book.lease(...request)),
          };
          const instances = instancesOf(store, clock, [0, 0, 0]);
          const admissions = requests.map(({ instance, delay }) =>
            scheduler.schedule(Promise.resolve()).then(() => {
              clock.time += delay;
              return instances[instance]?.('a') ?? REFUSED;
            }),
          );
          const count = admitted(await scheduler.waitFor(Promise.all(admissions)));
          const leased = [...book.leased.values()];
          expect(leased.every((one) => one <= limit)).toBe(true);
          expect(count).toBeLessThanOrEqual(sum(leased));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('differing clocks', () => {
  const HOUR = 3_601_000;

  /** Sends requests to every instance in each tenth of some seconds, and counts the admitted ones in each second. */
  async function offer(
    instances: readonly ReturnType<typeof createAdmission>[],
    clock: { time: number },
    seconds: number,
    perTenth: number,
  ): Promise<number[]> {
    const counts: number[] = [];
    for (let second = 0; second < seconds; second += 1) {
      let count = 0;
      for (let tenth = 0; tenth < 10; tenth += 1) {
        for (const admit of instances) count += admitted(await many(admit, perTenth));
        clock.time += 100;
      }
      counts.push(count);
    }
    return counts;
  }

  test.each([
    ['the same instances', false],
    ['new instances', true],
  ])(
    'do not lock out a client: a clock was an hour ahead, and %s serve it a second later',
    async (_, anew) => {
      const clock = createClock();
      const book = new AdmissionBook(10);
      let instances = instancesOf(book, clock, [0, 0, 0]);
      await offer(instances, clock, 2, 2);
      clock.time += HOUR;
      await offer(instances, clock, 2, 2);
      clock.time -= HOUR;
      if (anew) instances = instancesOf(book, clock, [0, 0, 0]);
      const counts = await offer(instances, clock, 10, 2);
      expect(sum(counts.slice(0, 2))).toBeGreaterThan(0);
      expect(sum(counts.slice(2))).toBeGreaterThanOrEqual(60);
      expect(Math.max(...book.leased.values())).toBe(10);
    },
  );

  test('never let more than the limit pass in a second of the row, which lasts a second', async () => {
    const difference = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constantFrom(-HOUR, HOUR));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.array(difference, { minLength: 1, maxLength: 6 }),
        async (limit, differences) => {
          const clock = createClock();
          const book = new AdmissionBook(limit);
          const instances = instancesOf(book, clock, differences);
          await offer(instances, clock, 6, 3);
          expect(Math.max(...book.leased.values())).toBeLessThanOrEqual(limit);
          // One for each second that began by the fastest clock, and those before the first request.
          expect(book.leased.size).toBeLessThanOrEqual(7 + differences.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});

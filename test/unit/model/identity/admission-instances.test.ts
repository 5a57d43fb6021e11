import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAdmission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore } from '../../../../lambdas/model/identity/ports.ts';
import { admitted, createClock, LeaseBook, many, REFUSED } from '../jobs/lease-book.ts';

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

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concurrently } from '../../../lambdas/model/concurrently.ts';

describe('concurrent work', () => {
  test('keeps the order and number of its items, whichever ends first', async () => {
    const items = fc.array(fc.nat(), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        items,
        fc.integer({ min: 1, max: 10 }),
        async (scheduler, all, atOnce) => {
          let underWay = 0;
          let most = 0;
          const work = scheduler.scheduleFunction(async (item: number) => item * 2);
          const done = concurrently(all, atOnce, async (item) => {
            underWay += 1;
            most = Math.max(most, underWay);
            const result = await work(item);
            underWay -= 1;
            return result;
          });
          expect(await scheduler.waitFor(done)).toEqual(all.map((item) => item * 2));
          expect(most).toBe(Math.min(atOnce, all.length));
        },
      ),
    );
  });

  test('rejects with the first error, starts nothing more, and waits for running work', async () => {
    const items = fc.array(fc.boolean(), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        items,
        fc.integer({ min: 1, max: 5 }),
        async (scheduler, all, atOnce) => {
          fc.pre(all.includes(false));
          const events: string[] = [];
          const step = scheduler.scheduleFunction(async () => {});
          const done = concurrently([...all.entries()], atOnce, async ([index, succeeds]) => {
            events.push('begun');
            await step();
            events.push(succeeds ? 'ended' : `failed ${index}`);
            if (!succeeds) throw new Error(`failed ${index}`);
          });
          const outcome = scheduler.waitFor(done).then(
            () => 'done',
            (error: Error) => error.message,
          );
          const failures = (message: string) => events.filter((event) => event.startsWith(message));
          expect(await outcome).toBe(failures('failed')[0]);
          expect(failures('ended').length + failures('failed').length).toBe(failures('begun').length);
          const ended = events.findIndex((event) => event.startsWith('failed'));
          expect(events.slice(ended).filter((event) => event === 'begun').length).toBeLessThan(atOnce);
          await scheduler.waitIdle();
          expect(failures('begun').length).toBe(events.length / 2);
        },
      ),
    );
  });

  test('throws any thrown value, even undefined', async () => {
    await expect(concurrently([1], 1, () => Promise.reject(undefined))).rejects.toBeUndefined();
    await expect(concurrently([1, 2], 1, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});

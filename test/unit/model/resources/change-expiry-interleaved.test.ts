import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examples } from '../../../support/effort.ts';
import type { Step } from '../../support/memory-stores.ts';
import { ID } from '../../support/resources.ts';
import { DAY, expiryWorld } from './expiry-world.ts';

describe('an object is never removed before its record ends', () => {
  /** Days from now, on or between midnights; changes to a past time are refused earlier. */
  const wanted = fc.integer({ min: 1, max: 366 * 24 }).map((hours) => hours / 24);
  const ages = fc.integer({ min: 0, max: 800 });
  const lives = fc.option(fc.integer({ min: 1, max: 366 }), { nil: undefined });

  /** A life that is not over at that age. */
  const lifeAt = (age: number, life: number | undefined) =>
    life === undefined ? undefined : Math.min(Math.max(life, age + 1), 366);

  test('during a change, at whichever step it breaks off', async () => {
    const steps: Step[] = [
      'find',
      'changeLifecycle',
      'reconcile',
      'object setLifecycle',
      'object copy',
      'changeExpiry',
    ];
    const failures = fc.tuple(fc.constantFrom(...steps), fc.constantFrom('before', 'after'), fc.nat(3));
    const changes = fc.array(fc.tuple(wanted, failures), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 365 }), lives, changes, async (age, life, all) => {
        let failure: { step: string; moment: string; left: number } | undefined;
        const pass = (moment: string) => (step: Step) => {
          if (step === 'object setLifecycle' || step === 'changeExpiry') one.expectProtected();
          if (failure?.step !== step || failure.moment !== moment) return;
          failure.left -= 1;
          if (failure.left < 0) throw new Error('A step failed.');
        };
        const one = expiryWorld(lifeAt(age, life), age, { before: pass('before'), after: pass('after') });
        for (const [days, [step, moment, left]] of all) {
          failure = { step, moment, left };
          await one.change(one.clock.time + days * DAY).catch((error: Error) => {
            expect(error.message).toBe('A step failed.');
          });
          one.expectProtected();
          one.clock.time += DAY / 3;
          if ((one.current().record.expiresAt ?? Infinity) <= one.clock.time) return;
        }
        failure = undefined;
        await one.reconciler.reconcile(ID);
        one.expectProtected();
        await one.change(one.clock.time + 100 * DAY);
        one.expectProtected();
        one.expectAgreement();
      }),
      examples(500),
    );
  });

  test('after several concurrent changes, in any order of their steps', async () => {
    const changes = fc.array(wanted, { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), ages, lives, changes, async (scheduler, age, life, all) => {
        const wait = async () => {
          await scheduler.schedule(Promise.resolve());
          one.clock.time += 1000;
        };
        const young = life === undefined ? age : Math.min(age, 365);
        const one = expiryWorld(lifeAt(young, life), young, { before: wait, after: wait });
        const done = all.map((days) => one.change(one.clock.time + days * DAY));
        await scheduler.waitFor(Promise.all(done));
        one.expectProtected();
        one.expectAgreement();
        await scheduler.waitFor(one.reconciler.reconcile(ID));
        one.expectProtected();
        one.expectAgreement();
      }),
      examples(500),
    );
  });

  test('even if some concurrent changes break off, once everything is reconciled', async () => {
    const changes = fc.array(wanted, { minLength: 2, maxLength: 4 });
    const failures = fc.uniqueArray(fc.nat(60), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        ages,
        lives,
        changes,
        failures,
        async (scheduler, age, life, all, failing) => {
          const left = new Set(failing);
          let steps = 0;
          const wait = async () => {
            await scheduler.schedule(Promise.resolve());
            one.clock.time += 1000;
            steps += 1;
            if (left.has(steps)) throw new Error('A step failed.');
          };
          const young = life === undefined ? age : Math.min(age, 365);
          const one = expiryWorld(lifeAt(young, life), young, { before: wait, after: wait });
          const done = all.map((days) => one.change(one.clock.time + days * DAY));
          await scheduler.waitFor(Promise.allSettled(done));
          left.clear();
          await scheduler.waitFor(one.reconciler.reconcile(ID));
          one.expectProtected();
        },
      ),
      examples(1000),
    );
  });
});

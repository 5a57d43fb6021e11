import { expect, test } from 'vitest';
import { newClone } from '../../../../../lambdas/model/containers/clone/clone.ts';
import { PAGE } from '../../../../../lambdas/model/containers/clone/copies.ts';
import { cloneJob } from '../../../../../lambdas/model/containers/clone/step.ts';
import { runSteps } from '../../../../../lambdas/model/jobs/steps.ts';
import { memoryClone, ownLease } from '../../../support/memory-clone.ts';
import { NOW } from '../../../support/resources.ts';

const WORK = newClone(
  { id: 'from', accountId: 'acme', description: '', tags: [] },
  { name: 'Copy', by: 'client#test' },
  NOW,
);

test('copies ten thousand resources once each, many at once, with one page in memory', async () => {
  const { dependencies, copied, reconciled, most, records } = memoryClone(10_000);
  const { lease, saved } = ownLease(WORK);
  expect(await runSteps(cloneJob(dependencies), lease, () => true)).toBe('done');
  expect(copied.size).toBe(10_000);
  expect(new Set(copied.values())).toEqual(new Set([1]));
  expect(records.size).toBe(20_000);
  expect(reconciled).toEqual(new Set([...records.keys()].slice(10_000)));
  expect(most.copiesAtOnce).toBeGreaterThanOrEqual(32);
  expect(most.copiesAtOnce).toBeLessThanOrEqual(48);
  expect([most.idsAtOnce, most.inPlan, most.resourcesRead]).toEqual([PAGE, PAGE, PAGE]);
  expect(lease.state).toMatchObject({ total: 10_000, copied: 10_000, skipped: 0 });
  // The clone's stored state does not grow with its size, and its progress never decreases.
  expect(Math.max(...saved.map((state) => JSON.stringify(state).length))).toBeLessThan(1000);
  expect(saved.map(({ copied: count }) => count)).toEqual(
    saved.map(({ copied: count }) => count).sort((a, b) => a - b),
  );
  expect(saved.length).toBeGreaterThan(10_000 / PAGE);
});

import { expect, test } from 'vitest';
import { metrics } from '../../lambdas/metrics.ts';

test('There are at most 60 metrics, each of which is billed', () => {
  const counts = Object.values(metrics).map(({ names, dimensions }) =>
    Object.values(dimensions).reduce((count, values) => count * values.length, names.length),
  );
  expect(counts).toEqual([40, 3, 2]);
  expect(counts.reduce((sum, count) => sum + count)).toBeLessThanOrEqual(60);
});

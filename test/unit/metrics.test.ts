import { describe, expect, test } from 'vitest';
import { measuring } from '../../lambdas/metrics.ts';
import type { Platform } from '../../lambdas/platform.ts';

describe('A line of the log', () => {
  const platform = (namespace?: string): Platform => ({
    environment: { METRICS_NAMESPACE: namespace },
    now: Date.now,
    log: () => {},
  });
  const line = { unfinished_jobs: 2, oldest_job_seconds: 60, route: 'resume-jobs' };

  test('declares its metrics, with one set of dimensions, which may be empty', () => {
    const metric = {
      Namespace: 'ResourceManager/prod',
      Dimensions: [[]],
      Metrics: [{ Name: 'unfinished_jobs' }, { Name: 'oldest_job_seconds' }],
    };
    expect(measuring(platform('ResourceManager/prod'), 'jobs')(1000, line)).toEqual({
      ...line,
      _aws: { Timestamp: 1000, CloudWatchMetrics: [metric] },
    });
  });

  test('declares none without a namespace, as in the local mode and in tests', () => {
    for (const namespace of ['none', undefined])
      expect(measuring(platform(namespace), 'jobs')(1000, line)).toEqual(line);
  });
});

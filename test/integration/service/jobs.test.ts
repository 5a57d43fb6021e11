import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  type ContainerDeletion,
  deletionKey,
  newDeletion,
} from '../../../lambdas/model/containers/deletion.ts';
import type { Platform } from '../../../lambdas/platform.ts';
import { jobRecords } from '../../../lambdas/table/jobs.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { startLocalCloud } from '../../../local/cloud.ts';
import { PATIENCE } from '../../support/patience.ts';

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'jobs-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

/** The service as one process runs it, with its log and its table's jobs. */
async function start(dataDirectory: string, settings: Platform['environment'] = {}) {
  const log: unknown[] = [];
  const cloud = await startLocalCloud({
    dataDirectory,
    port: 0,
    now: Date.now,
    log: (entry) => log.push(entry),
    settings,
  });
  const table = openTable(cloud.platform);
  const jobs = jobRecords<ContainerDeletion>(table);
  const close = async () => {
    table.client.destroy();
    await cloud.close();
  };
  return { ...cloud, close, log, jobs };
}

/** A job without any work. */
const JOB = deletionKey('9ad92b25-05eb-4d86-9dc9-1c4ba5a4dc36');
const STATE = newDeletion({ id: '9ad92b25-05eb-4d86-9dc9-1c4ba5a4dc36', accountId: 'acme' }, 'client#test');

test('the start continues a job that an earlier process has left', async () => {
  const directory = await temporaryDirectory();
  const earlier = await start(directory);
  await earlier.jobs.add(JOB, STATE);
  await earlier.close();
  const later = await start(directory);
  await vi.waitFor(async () => expect(await later.jobs.find(JOB)).toBeUndefined(), PATIENCE);
  await later.close();
  expect(earlier.log).toEqual([]);
  expect(later.log).toHaveLength(2);
  expect(later.log).toContainEqual(
    expect.objectContaining({ level: 'INFO', route: 'resume-jobs', outcome: 'done', started: 1, failed: 0 }),
  );
  expect(later.log).toContainEqual(expect.objectContaining({ route: 'run-job', outcome: 'done' }));
});

test('the service starts without jobs that cannot be started, and logs them', async () => {
  const directory = await temporaryDirectory();
  const earlier = await start(directory);
  await earlier.jobs.add(JOB, STATE);
  await earlier.close();
  const later = await start(directory, { RUN_JOB_FUNCTION_NAME: 'another' });
  await expect(later.resumeJobs()).rejects.toThrow('Some jobs could not be started.');
  expect(await later.jobs.find(JOB)).toEqual(STATE);
  await later.close();
  const told = {
    level: 'ERROR',
    route: 'resume-jobs',
    outcome: 'failed',
    started: 0,
    failed: 1,
    unfinished_jobs: 1,
    oldest_job_seconds: 0,
    error: expect.stringContaining('Function not found: another'),
  };
  const atStart = {
    level: 'ERROR',
    message: 'Unfinished jobs could not be started; the next minute tries again.',
    error: 'Error: Some jobs could not be started.',
  };
  expect(later.log).toEqual([told, atStart, told]);
});

test("the minute's look at jobs tells how many there are and how old the oldest is, without those of webhooks", async () => {
  const service = await start(await temporaryDirectory());
  onTestFinished(() => service.close());
  const claimedAt = Date.now() - 3_600_000;
  for (const key of [JOB, 'webhook#acme/1']) {
    await service.jobs.add(key, STATE);
    await service.jobs.claim(key, claimedAt, Date.now() + 3_600_000);
  }
  await service.resumeJobs();
  const line = expect.objectContaining({ route: 'resume-jobs', started: 2, unfinished_jobs: 1 });
  expect(service.log).toContainEqual(line);
  const { oldest_job_seconds: age } = service.log.find((entry) => line.asymmetricMatch(entry)) as {
    oldest_job_seconds: number;
  };
  expect(age).toBeGreaterThanOrEqual(3600);
});

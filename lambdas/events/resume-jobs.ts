import { functionInvocation } from '../adapters/function-invocation.ts';
import { concurrently } from '../domain/concurrently.ts';
import type { JobIndex, JobStarter } from '../domain/job-ports.ts';
import { type Platform, traceOf } from '../platform.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';

/** How many jobs are started at a time. */
const AT_ONCE = 10;

export interface Dependencies {
  readonly jobs: JobIndex;
  readonly starter: JobStarter;
}

/**
 * Starts every unfinished job again: one whose worker was lost goes on, one that is at work refuses. Resolves to how
 * many were started, and to the errors of the others. Rejects where the jobs cannot be listed.
 */
export function resumeJobs({ jobs, starter }: Dependencies) {
  return async (): Promise<{ started: number; errors: readonly unknown[] }> => {
    const keys: string[] = [];
    for await (const key of jobs.unfinished()) keys.push(key);
    const errors: unknown[] = [];
    await concurrently(keys, AT_ONCE, (key) => starter.start(key).catch((error) => errors.push(error)));
    return { started: keys.length - errors.length, errors };
  };
}

/** The handler of a schedule's event. It tells the log nothing where there was nothing to do, every minute. */
export function bind(platform: Platform) {
  const resume = resumeJobs({
    jobs: jobRecords(openTable(platform)),
    starter: functionInvocation(platform),
  });
  return async (): Promise<void> => {
    const { started, errors } = await resume();
    const failed = errors.length;
    if (started + failed === 0) return;
    const [error] = errors;
    platform.log({
      level: failed === 0 ? 'INFO' : 'ERROR',
      route: 'resume-jobs',
      outcome: failed === 0 ? 'done' : 'failed',
      started,
      failed,
      error: traceOf(error),
    });
    if (failed > 0) throw new Error('Some jobs could not be started.', { cause: error });
  };
}

import { concurrently } from '../model/concurrently.ts';
import type { JobIndex, JobStarter } from '../model/jobs/ports.ts';

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

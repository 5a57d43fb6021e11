import { concurrently } from '../model/concurrently.ts';
import type { JobIndex, JobStarter } from '../model/jobs/ports.ts';

/** Jobs started at a time. */
const AT_ONCE = 10;

export interface Dependencies {
  readonly jobs: JobIndex;
  readonly starter: JobStarter;
}

/**
 * Starts every unfinished job: interrupted ones go on, and those at work ignore it. Resolves to the number of jobs
 * started, and the errors of the others. Rejects when the jobs cannot be listed.
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

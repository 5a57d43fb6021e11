import { concurrently } from '../model/concurrently.ts';
import type { JobIndex, JobStarter, UnfinishedJob } from '../model/jobs/ports.ts';

/** Jobs started at a time. */
const AT_ONCE = 10;

export interface Dependencies {
  readonly jobs: JobIndex;
  readonly starter: JobStarter;
}

interface Resumed {
  /** All unfinished jobs. */
  readonly jobs: readonly UnfinishedJob[];
  /** Why some could not be started. */
  readonly errors: readonly unknown[];
}

/**
 * Starts every unfinished job: interrupted ones go on, and those at work ignore it. Rejects when the jobs cannot be
 * listed.
 */
export function resumeJobs({ jobs, starter }: Dependencies) {
  return async (): Promise<Resumed> => {
    const unfinished: UnfinishedJob[] = [];
    for await (const job of jobs.unfinished()) unfinished.push(job);
    const errors: unknown[] = [];
    await concurrently(unfinished, AT_ONCE, ({ key }) =>
      starter.start(key).catch((error) => errors.push(error)),
    );
    return { jobs: unfinished, errors };
  };
}

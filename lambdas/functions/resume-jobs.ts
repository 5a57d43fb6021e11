import { functionInvocation } from '../aws/function-invocation.ts';
import { resumeJobs } from '../background/resume-jobs.ts';
import { type Platform, traceOf } from '../platform.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';

/** Restarts the unfinished jobs, every minute. Logs nothing when there are none. */
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

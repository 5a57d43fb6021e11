import { functionInvocation } from '../aws/function-invocation.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { resumeJobs } from '../background/resume-jobs.ts';
import { measuring } from '../metrics.ts';
import { isWebhookJob } from '../model/webhooks/deliver.ts';
import { type Platform, traceOf } from '../platform.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';

/** Restarts the unfinished jobs, every minute. Logs nothing when there are none. */
export function bind(platform: Platform) {
  const measured = measuring(platform, 'jobs');
  const functions = functionInvocation(platform);
  const webhooks = webhookQueue(platform);
  const resume = resumeJobs({
    jobs: jobRecords(openTable(platform)),
    starter: { start: (key) => (isWebhookJob(key) ? webhooks.start(key) : functions.start(key)) },
  });
  return async (): Promise<void> => {
    const now = platform.now();
    const { jobs, errors } = await resume();
    if (jobs.length === 0) return;
    // A webhook's job lasts as long as its receiver is away.
    const measuredJobs = jobs.filter(({ key }) => !isWebhookJob(key));
    const oldest = measuredJobs.reduce(
      (time, { firstClaimedAt = now }) => Math.min(time, firstClaimedAt),
      now,
    );
    const failed = errors.length;
    const [error] = errors;
    const line = {
      level: failed === 0 ? 'INFO' : 'ERROR',
      route: 'resume-jobs',
      outcome: failed === 0 ? 'done' : 'failed',
      started: jobs.length - failed,
      failed,
      unfinished_jobs: measuredJobs.length,
      oldest_job_seconds: Math.round((now - oldest) / 1000),
      error: traceOf(error),
    };
    platform.log(measured(now, line));
    if (failed > 0) throw new Error('Some jobs could not be started.', { cause: error });
  };
}

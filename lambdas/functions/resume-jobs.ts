import { functionInvocation } from '../aws/function-invocation.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { resumeJobs } from '../background/resume-jobs.ts';
import { isWebhookJob } from '../model/webhooks/deliver.ts';
import { type Platform, traceOf } from '../platform.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';

/** Restarts the unfinished jobs, every minute. Logs nothing when there are none. */
export function bind(platform: Platform) {
  const functions = functionInvocation(platform);
  const webhooks = webhookQueue(platform);
  const resume = resumeJobs({
    jobs: jobRecords(openTable(platform)),
    starter: { start: (key) => (isWebhookJob(key) ? webhooks.start(key) : functions.start(key)) },
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

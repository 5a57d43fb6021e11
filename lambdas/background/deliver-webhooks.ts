import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { concurrently } from '../model/concurrently.ts';
import { acquireLease, keepDuring } from '../model/jobs/lease.ts';
import { type JobStore, LeaseLost } from '../model/jobs/ports.ts';
import { type DeliverDependencies, deliverAll, type WebhookJob } from '../model/webhooks/deliver.ts';
import { type Platform, traceOf } from '../platform.ts';

/** For how long one run sends deliveries of a webhook, in milliseconds; the next one goes on. */
const RUN_TIME = 20_000;

/** A delivery that is due so soon is waited for by a delayed message, in milliseconds; later ones by the schedule. */
const SOON = 60_000;

export interface Dependencies extends DeliverDependencies {
  readonly jobs: JobStore<WebhookJob>;
  readonly log: Platform['log'];
}

/**
 * Sends webhooks what is due. Each message names a webhook's job; one that somebody works on is left alone, so that
 * messages may come any number of times.
 */
export function deliverWebhooks(dependencies: Dependencies) {
  const { jobs, queue, now, log } = dependencies;
  return async ({ Records: records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    await concurrently(records, records.length, async ({ body, messageId }) => {
      try {
        await deliver(keyIn(JSON.parse(body)));
      } catch (error) {
        log({ level: 'ERROR', message: 'A webhook was not sent its deliveries.', error: traceOf(error) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    });
    return { batchItemFailures };
  };

  async function deliver(key: string): Promise<void> {
    const lease = await acquireLease(jobs, key, now);
    if (lease === undefined) return;
    const end = now() + RUN_TIME;
    try {
      const next = await keepDuring(lease, () => deliverAll(dependencies, lease, () => now() < end));
      if (next === undefined || next > now() + SOON) return;
      await queue.start(key, Math.max(0, Math.ceil((next - now()) / 1000)));
    } catch (error) {
      if (error instanceof LeaseLost) return;
      await lease.release(now());
      throw error;
    }
  }
}

/** The job that a message names. Throws where it is none of ours: it ends among the dead letters. */
function keyIn(message: { readonly job?: unknown } | null): string {
  if (typeof message?.job !== 'string') throw new Error('The message names no job.');
  return message.job;
}

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { concurrently } from '../model/concurrently.ts';
import { acquireLease, keepDuring } from '../model/jobs/lease.ts';
import { type JobStore, LeaseLost } from '../model/jobs/ports.ts';
import { type DeliverDependencies, deliverAll, type WebhookJob } from '../model/webhooks/deliver.ts';
import { type Platform, traceOf } from '../platform.ts';

/** The longest that one run sends a webhook's deliveries, in milliseconds; the next one continues. */
const RUN_TIME = 20_000;

/** A delayed message starts deliveries due within this time, in milliseconds; the schedule starts later ones. */
const SOON = 60_000;

export interface Dependencies extends DeliverDependencies {
  readonly jobs: JobStore<WebhookJob>;
  readonly log: Platform['log'];
}

/**
 * Sends due deliveries to webhooks. Each message names a webhook's job. A job that another worker has is left alone, so
 * that messages may be repeated.
 */
export function deliverWebhooks(dependencies: Dependencies) {
  const { jobs, queue, now, log } = dependencies;
  return async ({ Records: records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    await concurrently(records, records.length, async ({ body, messageId }) => {
      try {
        await deliver(keyIn(JSON.parse(body)));
      } catch (error) {
        log({
          level: 'ERROR',
          message: 'Sending deliveries to a webhook failed; the queue tries again.',
          error: traceOf(error),
        });
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

/** The job in a message. Throws for a message that this service did not send, which ends in the dead-letter queue. */
function keyIn(message: { readonly job?: unknown } | null): string {
  if (typeof message?.job !== 'string') throw new Error('The message names no job.');
  return message.job;
}

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { concurrently } from '../model/concurrently.ts';
import type { ReconcileQueue, Reconciliation } from '../model/resources/reconcile-queue.ts';
import { type Reconciler, SETTLING_SECONDS } from '../model/resources/reconciler.ts';
import { type Platform, traceOf } from '../platform.ts';

export interface Dependencies {
  readonly reconciler: Reconciler;
  readonly queue: ReconcileQueue;
  readonly log: Platform['log'];
}

/**
 * Reconciles the resources that messages name. An unsettled one is reconciled again by a delayed message; the queue
 * redelivers only the messages that failed.
 */
export function reconcileMessages({ reconciler, queue, log }: Dependencies) {
  return async ({ Records: records }: SQSEvent): Promise<SQSBatchResponse> => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
    await concurrently(records, records.length, async ({ body, messageId }) => {
      try {
        await reconcile(reconciliation(JSON.parse(body)));
      } catch (error) {
        log({ level: 'ERROR', message: 'A queued resource was not reconciled.', error: traceOf(error) });
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    });
    return { batchItemFailures };
  };

  async function reconcile(work: Reconciliation): Promise<void> {
    const outcome = await reconciler.reconcile(work.id, work.formerObjects);
    if (outcome === 'settled') return;
    const [refusal] = await queue.send([work], SETTLING_SECONDS);
    if (refusal !== undefined) throw refusal.error;
  }
}

/** Parses a message. Throws for one that this service did not send, which ends in the dead-letter queue. */
function reconciliation(message: Partial<Reconciliation> | null): Reconciliation {
  if (typeof message?.id !== 'string') throw new Error('The message names no resource.');
  const { id, formerObjects } = message;
  return { id, ...(formerObjects !== undefined && { formerObjects }) };
}

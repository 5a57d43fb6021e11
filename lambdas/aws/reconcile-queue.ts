import type { ReconcileQueue } from '../model/resources/reconcile-queue.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { messageQueue } from './message-queue.ts';

/** The queue in SQS of resources that must be reconciled again. */
export function reconcileQueue(platform: Platform): ReconcileQueue {
  const send = messageQueue(platform, setting(platform, 'RECONCILE_QUEUE_URL'));
  return {
    async send(reconciliations, delaySeconds) {
      const refused = await send(reconciliations, delaySeconds);
      return refused.flatMap(({ index, error }) => {
        const reconciliation = reconciliations[index];
        return reconciliation === undefined ? [] : { reconciliation, error };
      });
    },
  };
}

import type { SendMessageBatchRequestEntry, SQSClient } from '@aws-sdk/client-sqs';
import type { ReconcileQueue, Reconciliation, Refusal } from '../model/resources/reconcile-queue.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';
import { httpRequestHandler } from './http-request-handler.ts';

/** SQS takes so many messages at once. */
const BATCH = 10;

/** SQS answers in milliseconds; whoever hears nothing for so many had better ask again. */
const SILENCE_LIMIT = 5000;

/** The queue in SQS. The SDK's client is loaded with the first call: few runs have something to send. */
export function reconcileQueue(platform: Platform): ReconcileQueue {
  const queueUrl = setting(platform, 'RECONCILE_QUEUE_URL');
  let client: SQSClient | undefined;

  async function sendBatch(some: readonly Reconciliation[], delaySeconds: number): Promise<Refusal[]> {
    try {
      const sdk = await import('@aws-sdk/client-sqs');
      client ??= new sdk.SQSClient({
        ...clientConfiguration(platform, 'SQS'),
        requestHandler: httpRequestHandler(SILENCE_LIMIT),
      });
      const Entries = some.map((reconciliation, index) => entry(reconciliation, index, delaySeconds));
      const { Failed = [] } = await client.send(
        new sdk.SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }),
      );
      return Failed.flatMap(({ Id, Code, Message }) => {
        const reconciliation = some[Number(Id)];
        const error = new Error(`The queue did not take a message: ${Code} ${Message ?? ''}`);
        return reconciliation === undefined ? [] : { reconciliation, error };
      });
    } catch (error) {
      return some.map((reconciliation) => ({ reconciliation, error }));
    }
  }

  return {
    async send(reconciliations, delaySeconds = 0) {
      const refusals: Refusal[] = [];
      for (let at = 0; at < reconciliations.length; at += BATCH)
        refusals.push(...(await sendBatch(reconciliations.slice(at, at + BATCH), delaySeconds)));
      return refusals;
    },
  };
}

function entry(
  reconciliation: Reconciliation,
  index: number,
  delaySeconds: number,
): SendMessageBatchRequestEntry {
  return { Id: String(index), MessageBody: JSON.stringify(reconciliation), DelaySeconds: delaySeconds };
}

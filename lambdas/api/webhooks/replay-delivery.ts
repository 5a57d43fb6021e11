import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { type DeliverDependencies, wake } from '../../model/webhooks/deliver.ts';
import type { DeliveryStore, WebhookStore } from '../../model/webhooks/ports.ts';
import type { Delivery } from '../../model/webhooks/webhook.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { ownWebhook } from './own-webhook.ts';
import { deliveryResponse } from './webhook-response.ts';

export interface Dependencies extends Pick<DeliverDependencies, 'jobs' | 'queue'> {
  readonly webhooks: Pick<WebhookStore, 'find'>;
  readonly deliveries: Pick<DeliveryStore, 'find' | 'save'>;
  readonly now: () => number;
}

/** `POST /v1/webhooks/{id}/deliveries/{delivery}/replay`: sends it again, with all retries, whatever its status. */
export function replayDelivery(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { webhooks, deliveries, now } = dependencies;
    const { id: webhookId } = await ownWebhook(webhooks, caller, request);
    const before = await deliveries.find(webhookId, request.pathParameters['delivery'] ?? '');
    if (before === undefined)
      throw new ProblemError({ code: 'not-found', message: 'There is no such delivery.' });
    const { deliveredAt: _, lastStatus: __, lastError: ___, ...kept } = before;
    const replayed: Delivery = { ...kept, status: 'pending', attempts: 0, nextAttemptAt: now() };
    await deliveries.save(replayed, before);
    await wake(dependencies, { accountId: caller.accountId, webhookId });
    return json(202, deliveryResponse(replayed));
  };
}

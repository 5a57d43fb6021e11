import { eventId } from '../../model/events/event.ts';
import type { Caller } from '../../model/identity/token.ts';
import { type DeliverDependencies, wake } from '../../model/webhooks/deliver.ts';
import type { DeliveryStore, WebhookStore } from '../../model/webhooks/ports.ts';
import type { Delivery } from '../../model/webhooks/webhook.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { ownWebhook } from './own-webhook.ts';
import { deliveryResponse } from './webhook-response.ts';

export interface Dependencies extends Pick<DeliverDependencies, 'jobs' | 'queue'> {
  readonly webhooks: Pick<WebhookStore, 'find'>;
  readonly deliveries: Pick<DeliveryStore, 'add'>;
  readonly now: () => number;
}

/** `POST /v1/webhooks/{id}/test`: sends a test event to this webhook. */
export function testWebhook(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { webhooks, deliveries, now } = dependencies;
    const { id: webhookId } = await ownWebhook(webhooks, caller, request);
    const time = now();
    const id = eventId(time, webhookId, request.id);
    const message = { id, type: 'webhook.test', timestamp: new Date(time).toISOString(), data: {} };
    const delivery: Delivery = {
      id,
      webhookId,
      type: message.type,
      body: JSON.stringify(message),
      status: 'pending',
      attempts: 0,
      createdAt: time,
      nextAttemptAt: time,
    };
    await deliveries.add(delivery);
    await wake(dependencies, { accountId: caller.accountId, webhookId });
    return json(202, deliveryResponse(delivery));
  };
}

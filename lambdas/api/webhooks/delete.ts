import type { Caller } from '../../model/identity/token.ts';
import type { WebhookStore } from '../../model/webhooks/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { noWebhook, ownWebhook } from './own-webhook.ts';

export interface Dependencies {
  readonly webhooks: Pick<WebhookStore, 'find' | 'remove'>;
}

/** `DELETE /v1/webhooks/{id}`: ends all deliveries to it. Its past deliveries are forgotten with time. */
export function deleteWebhook({ webhooks }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { id } = await ownWebhook(webhooks, caller, request);
    if (!(await webhooks.remove(caller.accountId, id))) throw noWebhook();
    return { status: 204 };
  };
}

import type { Caller } from '../../model/identity/token.ts';
import type { WebhookStore } from '../../model/webhooks/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { ownWebhook } from './own-webhook.ts';
import { webhookResponse } from './webhook-response.ts';

export interface Dependencies {
  readonly webhooks: Pick<WebhookStore, 'find'>;
}

/** `GET /v1/webhooks/{id}`. */
export function getWebhook({ webhooks }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> =>
    json(200, webhookResponse(await ownWebhook(webhooks, caller, request)));
}

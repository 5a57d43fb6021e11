import type { Caller } from '../../model/identity/token.ts';
import type { WebhookStore } from '../../model/webhooks/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { webhookResponse } from './webhook-response.ts';

export interface Dependencies {
  readonly webhooks: Pick<WebhookStore, 'list'>;
}

/** `GET /v1/webhooks`: all of the account's, the oldest first. */
export function listWebhooks({ webhooks }: Dependencies) {
  return async (_: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const all = await webhooks.list(accountId);
    return json(200, { webhooks: all.map(webhookResponse) });
  };
}

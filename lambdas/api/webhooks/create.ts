import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { Encryption, WebhookStore } from '../../model/webhooks/ports.ts';
import { newWebhookSecret } from '../../model/webhooks/signature.ts';
import { MAXIMUM_WEBHOOKS, newWebhookId, type Webhook } from '../../model/webhooks/webhook.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import type { CreatedWebhookBody } from './response-schemas.ts';
import { readNewWebhook } from './webhook-request.ts';
import { webhookResponse } from './webhook-response.ts';

export interface Dependencies {
  readonly webhooks: Pick<WebhookStore, 'add' | 'list'>;
  readonly encryption: Pick<Encryption, 'encrypt'>;
  readonly allowLoopback: boolean;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** `POST /v1/webhooks`. Only this answer shows the secret. */
export function createWebhook(dependencies: Dependencies) {
  const { webhooks, encryption, allowLoopback, baseUrl, now } = dependencies;
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const wanted = readNewWebhook(jsonObject(request), allowLoopback);
    if ((await webhooks.list(accountId)).length >= MAXIMUM_WEBHOOKS) throw tooMany();
    const id = newWebhookId();
    const secret = newWebhookSecret();
    const webhook: Webhook = {
      id,
      accountId,
      ...wanted,
      secret: await encryption.encrypt(secret, id),
      enabled: true,
      createdAt: now(),
      failures: 0,
    };
    await webhooks.add(webhook);
    const created: CreatedWebhookBody = { ...webhookResponse(webhook), secret };
    return json(201, created, { location: `${baseUrl}/v1/webhooks/${id}` });
  };
}

function tooMany(): ProblemError {
  return new ProblemError({
    code: 'forbidden',
    message: `An account may have ${MAXIMUM_WEBHOOKS} webhooks: delete one that is not needed.`,
  });
}

import type { Caller } from '../../model/identity/token.ts';
import { type DeliverDependencies, wake } from '../../model/webhooks/deliver.ts';
import type { Encryption, WebhookStore } from '../../model/webhooks/ports.ts';
import { newWebhookSecret } from '../../model/webhooks/signature.ts';
import { SECRET_OVERLAP, type Webhook } from '../../model/webhooks/webhook.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { noWebhook, ownWebhook } from './own-webhook.ts';
import type { ChangedWebhookBody } from './response-schemas.ts';
import { readWebhookChange } from './webhook-request.ts';
import { webhookResponse } from './webhook-response.ts';

export interface Dependencies extends Pick<DeliverDependencies, 'jobs' | 'queue'> {
  readonly webhooks: Pick<WebhookStore, 'find' | 'change'>;
  readonly encryption: Pick<Encryption, 'encrypt'>;
  readonly allowLoopback: boolean;
  readonly now: () => number;
}

/**
 * `PATCH /v1/webhooks/{id}`: changes the fields in the request. A new secret is shown once; for a day, deliveries are
 * also signed with the old one. A webhook that is enabled again gets the deliveries it has missed.
 */
export function updateWebhook(dependencies: Dependencies) {
  const { webhooks, encryption, allowLoopback, now } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { id } = await ownWebhook(webhooks, caller, request);
    const { rotate_secret: rotates, ...change } = readWebhookChange(jsonObject(request), allowLoopback);
    const secret = rotates ? newWebhookSecret() : undefined;
    const encrypted = secret === undefined ? undefined : await encryption.encrypt(secret, id);
    const changed = await webhooks.change(caller.accountId, id, (webhook) =>
      withSecret(
        change.enabled ? switchedOn({ ...webhook, ...change }) : { ...webhook, ...change },
        encrypted,
        now(),
      ),
    );
    if (changed === undefined) throw noWebhook();
    if (change.enabled) await wake(dependencies, { accountId: caller.accountId, webhookId: id });
    const body: ChangedWebhookBody = {
      ...webhookResponse(changed),
      ...(secret === undefined ? {} : { secret }),
    };
    return json(200, body);
  };
}

/** A webhook without its failures and the reason why it was disabled. */
function switchedOn({ disabledReason: _, failingSince: __, pausedUntil: ___, ...webhook }: Webhook): Webhook {
  return { ...webhook, failures: 0 };
}

function withSecret(webhook: Webhook, secret: string | undefined, now: number): Webhook {
  if (secret === undefined) return webhook;
  return {
    ...webhook,
    secret,
    previousSecret: webhook.secret,
    previousSecretUntil: now + SECRET_OVERLAP,
  };
}

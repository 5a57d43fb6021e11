import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import type { WebhookStore } from '../../model/webhooks/ports.ts';
import { isWebhookId, type Webhook } from '../../model/webhooks/webhook.ts';
import type { ApiRequest } from '../serving/request.ts';

/** The account's webhook in the path. Throws a problem if there is none. */
export async function ownWebhook(
  webhooks: Pick<WebhookStore, 'find'>,
  { accountId }: Caller,
  request: ApiRequest,
): Promise<Webhook> {
  const id = request.pathParameters['id'] ?? '';
  const webhook = isWebhookId(id) ? await webhooks.find(accountId, id) : undefined;
  if (webhook === undefined) throw noWebhook();
  return webhook;
}

export function noWebhook(): ProblemError {
  return new ProblemError({ code: 'not-found', message: 'There is no such webhook.' });
}

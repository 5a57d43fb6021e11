import { signal } from '@preact/signals';
import type { CreatedWebhook, Webhook, WebhookChange } from 'resource-manager-client';
import { api } from '../api.ts';
import { whenSignedOut } from '../session/session.ts';

export type EventName = Webhook['events'][number];

/** The account's webhooks, the oldest first; undefined until they are loaded. */
export const webhooks = signal<readonly Webhook[] | undefined>(undefined);

/** A new secret, which is shown once. */
export const newSecret = signal<{ readonly url: string; readonly secret: string } | undefined>(undefined);

whenSignedOut(() => {
  webhooks.value = undefined;
  newSecret.value = undefined;
});

/** Loads the webhooks. Rejects with `ApiError`, or where the service cannot be reached. */
export async function loadWebhooks(): Promise<void> {
  const { data } = await api.GET('/v1/webhooks');
  webhooks.value = data?.webhooks ?? [];
}

/** Adds a webhook. Resolves to its id. Rejects with `ApiError` where the address or the number is not allowed. */
export async function addWebhook(url: string, events: EventName[]): Promise<string | undefined> {
  const { data } = await api.POST('/v1/webhooks', { body: { url, events } });
  if (data === undefined) return undefined;
  webhooks.value = [...(webhooks.value ?? []), data];
  keepSecret(data);
  return data.id;
}

/** Changes a webhook. Rejects with `ApiError` if the service refuses. */
export async function changeWebhook(id: string, change: WebhookChange): Promise<void> {
  const { data } = await api.PATCH('/v1/webhooks/{id}', { params: { path: { id } }, body: change });
  if (data === undefined) return;
  webhooks.value = webhooks.value?.map((one) => (one.id === id ? data : one));
  if (data.secret !== undefined) keepSecret({ url: data.url, secret: data.secret });
}

/** Deletes a webhook. */
export async function deleteWebhook(id: string): Promise<void> {
  await api.DELETE('/v1/webhooks/{id}', { params: { path: { id } } });
  webhooks.value = webhooks.value?.filter((one) => one.id !== id);
}

function keepSecret({ url, secret }: Pick<CreatedWebhook, 'url' | 'secret'>): void {
  newSecret.value = { url, secret };
}

import { concurrently } from '../model/concurrently.ts';
import { type Event, messageOf } from '../model/events/event.ts';
import type { DeliverDependencies } from '../model/webhooks/deliver.ts';
import { wake } from '../model/webhooks/deliver.ts';
import type { DeliveryStore, WebhookStore } from '../model/webhooks/ports.ts';
import { type Webhook, wants } from '../model/webhooks/webhook.ts';

/** How long an instance remembers an account's webhooks, in milliseconds: a new one may miss events until then. */
const REMEMBERED_FOR = 10_000;
const REMEMBERED_ACCOUNTS = 10_000;

const AT_ONCE = 10;

export interface PublishDependencies extends Pick<DeliverDependencies, 'jobs' | 'queue'> {
  readonly webhooks: Pick<WebhookStore, 'list'>;
  readonly deliveries: Pick<DeliveryStore, 'add'>;
  /** Puts events on the bus, if the deployment has one. */
  readonly bus?: (events: readonly Event[]) => Promise<void>;
  readonly now: () => number;
}

/**
 * Sends events to the bus and the webhooks. May be repeated: each webhook gets one delivery of an event. Rejects if it
 * must be repeated.
 */
export function publishEvents({ webhooks, deliveries, jobs, queue, bus, now }: PublishDependencies) {
  const remembered = new Map<string, { readonly at: number; readonly list: Promise<readonly Webhook[]> }>();

  return async function publish(events: readonly Event[]): Promise<void> {
    if (events.length === 0) return;
    await bus?.(events);
    const pending = new Map<string, Webhook>();
    await concurrently(events, AT_ONCE, async (event) => {
      const interested = (await webhooksOf(event.accountId)).filter((webhook) => wants(webhook, event.type));
      for (const webhook of interested) {
        await deliveries.add(deliveryOf(event, webhook));
        pending.set(webhook.id, webhook);
      }
    });
    for (const { accountId, id } of pending.values())
      await wake({ jobs, queue }, { accountId, webhookId: id });
  };

  function webhooksOf(accountId: string): Promise<readonly Webhook[]> {
    const known = remembered.get(accountId);
    if (known !== undefined && known.at + REMEMBERED_FOR > now()) return known.list;
    const list = webhooks.list(accountId);
    list.catch(() => remembered.delete(accountId));
    if (remembered.size >= REMEMBERED_ACCOUNTS) remembered.clear();
    remembered.set(accountId, { at: now(), list });
    return list;
  }

  function deliveryOf(event: Event, { id }: Webhook) {
    const time = now();
    return {
      id: event.id,
      webhookId: id,
      type: event.type,
      body: JSON.stringify(messageOf(event)),
      status: 'pending',
      attempts: 0,
      createdAt: time,
      nextAttemptAt: time,
    } as const;
  }
}

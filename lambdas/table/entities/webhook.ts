import type { EventType } from '../../model/events/event.ts';
import { entity, flag, json, number, optional, seconds, text } from '../entity.ts';

/** The partition of an account's webhooks, and the beginning of their sort keys. */
export const webhooksOf = (accountId: string) => `webhooks#${accountId}`;
export const WEBHOOK = 'webhook#';

/** A webhook of an account; each write raises its version. */
export const webhook = entity({
  key: (accountId: string, id: string) => ({ pk: webhooksOf(accountId), sk: WEBHOOK + id }),
  attributes: {
    version: number('version'),
    url: text('url'),
    events: json<readonly EventType[]>('events'),
    secret: text('secret'),
    previousSecret: optional(text('previous_secret')),
    previousSecretUntil: optional(number('previous_secret_until')),
    enabled: flag('enabled'),
    disabledReason: optional(text('disabled_reason')),
    createdAt: number('created_at'),
    failingSince: optional(number('failing_since')),
    failures: number('failures'),
    pausedUntil: optional(number('paused_until')),
  },
});

/** The partition of a webhook's deliveries, and the beginnings of their sort keys: ids are in the order of time. */
export const deliveriesOf = (webhookId: string) => `deliveries#${webhookId}`;
export const DELIVERY = 'delivery#';
export const PENDING = 'pending#';

/** The delivery of an event to a webhook. */
export const delivery = entity({
  key: (webhookId: string, id: string) => ({ pk: deliveriesOf(webhookId), sk: DELIVERY + id }),
  attributes: {
    type: text('type'),
    body: text('body'),
    status: text('status'),
    attempts: number('attempts'),
    createdAt: number('created_at'),
    nextAttemptAt: optional(number('next_attempt_at')),
    deliveredAt: optional(number('delivered_at')),
    lastStatus: optional(number('last_status')),
    lastError: optional(text('last_error')),
    forgetAt: seconds('forget_at'),
  },
});

/** Exists as long as a delivery is pending. */
export const pendingDelivery = entity({
  key: (webhookId: string, id: string) => ({ pk: deliveriesOf(webhookId), sk: PENDING + id }),
  attributes: { nextAttemptAt: number('next_attempt_at'), forgetAt: seconds('forget_at') },
});

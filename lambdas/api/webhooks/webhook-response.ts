import { timestamp } from '../../model/resources/expiry.ts';
import type { Delivery, Webhook } from '../../model/webhooks/webhook.ts';
import type { DeliveryBody, WebhookBody } from './response-schemas.ts';

const timeOrNull = (time: number | undefined) => (time === undefined ? null : timestamp(time));

/** Renders a webhook for its account. */
export function webhookResponse({ id, url, events, enabled, ...webhook }: Webhook): WebhookBody {
  return {
    id,
    url,
    events: events.length === 0 ? ['*'] : events,
    enabled,
    disabled_reason: webhook.disabledReason ?? null,
    failing_since: timeOrNull(webhook.failingSince),
    created_at: timestamp(webhook.createdAt),
  };
}

/** Renders a delivery for the webhook's account. */
export function deliveryResponse({ id, type, status, attempts, ...delivery }: Delivery): DeliveryBody {
  return {
    id,
    type,
    status,
    attempts,
    created_at: timestamp(delivery.createdAt),
    next_attempt_at: timeOrNull(delivery.nextAttemptAt),
    delivered_at: timeOrNull(delivery.deliveredAt),
    last_status: delivery.lastStatus ?? null,
    last_error: delivery.lastError ?? null,
    event: JSON.parse(delivery.body),
  };
}

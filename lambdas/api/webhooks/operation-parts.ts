import * as v from 'valibot';
import type { DeliveryBody, WebhookBody } from './response-schemas.ts';

/** What the descriptions of several operations have. */

export const NO_WEBHOOK = { 'not-found': 'There is no such webhook.' } as const;

const id = v.pipe(v.string(), v.description('The id of a webhook.'));

export const pathParameters = v.object({ id });

export const deliveryParameters = v.object({
  id,
  delivery: v.pipe(v.string(), v.description('The id of a delivery.')),
});

export const exampleWebhook: WebhookBody = {
  id: 'wh_bb699a60f1b90ed111818f60',
  url: 'https://receiver.example/events',
  events: ['resource.available', 'resource.deleted'],
  enabled: true,
  disabled_reason: null,
  failing_since: null,
  created_at: '2026-01-31T12:00:00Z',
};

const event = 'evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c';

export const exampleDelivery: DeliveryBody = {
  id: event,
  type: 'webhook.test',
  status: 'pending',
  attempts: 0,
  created_at: '2026-01-31T12:00:00Z',
  next_attempt_at: '2026-01-31T12:00:00Z',
  delivered_at: null,
  last_status: null,
  last_error: null,
  event: { id: event, type: 'webhook.test', timestamp: '2026-01-31T12:00:00.000Z', data: {} },
};

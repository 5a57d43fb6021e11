import * as v from 'valibot';
import { eventTypes } from '../../model/events/event.ts';
import { eventSchema } from './event-schema.ts';

const time = v.pipe(v.string(), v.isoTimestamp());

/** A webhook as its account sees it. */
export const webhookSchema = v.object({
  id: v.string(),
  url: v.string(),
  events: v.pipe(v.array(v.picklist([...eventTypes, '*'])), v.readonly()),
  enabled: v.boolean(),
  disabled_reason: v.nullable(v.pipe(v.string(), v.description('Why the service disabled it.'))),
  failing_since: v.nullable(v.pipe(time, v.description('Since when every delivery has failed.'))),
  created_at: time,
});

const secret = v.pipe(
  v.string(),
  v.description('What deliveries are signed with (Standard Webhooks). No later answer shows it.'),
);

/** A webhook that is new. */
export const createdWebhookSchema = v.object({ ...webhookSchema.entries, secret });

/** A webhook that has changed, with its secret if that is new. */
export const changedWebhookSchema = v.object({ ...webhookSchema.entries, secret: v.optional(secret) });

export const webhookListSchema = v.object({ webhooks: v.array(webhookSchema) });

export type WebhookBody = v.InferOutput<typeof webhookSchema>;
export type CreatedWebhookBody = v.InferOutput<typeof createdWebhookSchema>;
export type ChangedWebhookBody = v.InferOutput<typeof changedWebhookSchema>;

/** A delivery as the webhook's account sees it. */
export const deliverySchema = v.object({
  id: v.pipe(v.string(), v.description("The event's id.")),
  type: v.string(),
  status: v.picklist(['pending', 'delivered', 'parked']),
  attempts: v.pipe(v.number(), v.integer()),
  created_at: time,
  next_attempt_at: v.nullable(time),
  delivered_at: v.nullable(time),
  last_status: v.nullable(v.pipe(v.number(), v.integer(), v.description("The receiver's last status."))),
  last_error: v.nullable(v.string()),
  event: eventSchema,
});

export const deliveryPageSchema = v.object({
  deliveries: v.array(deliverySchema),
  cursor: v.nullable(v.string()),
});

export type DeliveryBody = v.InferOutput<typeof deliverySchema>;

import * as v from 'valibot';
import { eventTypes } from '../../model/events/event.ts';

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
  secret: v.optional(v.pipe(v.string(), v.description('Where it is new, and only then.'))),
});

export type WebhookBody = v.InferOutput<typeof webhookSchema>;

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
  event: v.pipe(v.unknown(), v.description('What was sent.')),
});

export type DeliveryBody = v.InferOutput<typeof deliverySchema>;

import * as v from 'valibot';
import type { Fields } from '../description/operation.ts';

/** The headers of a delivery (Standard Webhooks, "Webhook Headers"). */
export const deliveryHeaders: Fields = v.object({
  'webhook-id': v.pipe(v.string(), v.description("The event's id, which is the same in each attempt.")),
  'webhook-timestamp': v.pipe(
    v.string(),
    v.description('When this attempt was made, in seconds since 1970.'),
  ),
  'webhook-signature': v.pipe(v.string(), v.description('A signature for each secret, such as `v1,K5oZ…`.')),
});

import * as v from 'valibot';
import type { Caller } from '../../model/identity/token.ts';
import type { DeliveryStore, WebhookStore } from '../../model/webhooks/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { checkedFields, REQUIRED } from '../validation/fields.ts';
import { limitParameter } from '../validation/limit-parameter.ts';
import { queryParameters } from '../validation/query-parameters.ts';
import { ownWebhook } from './own-webhook.ts';
import { deliveryResponse } from './webhook-response.ts';

export interface Dependencies {
  readonly webhooks: Pick<WebhookStore, 'find'>;
  readonly deliveries: Pick<DeliveryStore, 'list'>;
}

const MAXIMUM_LIMIT = 100;
const CURSOR = 'must be a cursor from an earlier answer';

export const deliveriesQuerySchema = v.object(
  {
    limit: limitParameter(MAXIMUM_LIMIT, MAXIMUM_LIMIT),
    cursor: v.exactOptional(v.pipe(v.string(CURSOR), v.regex(/^evt_[0-9a-z]{29}$/, CURSOR))),
  },
  REQUIRED,
);

/** `GET /v1/webhooks/{id}/deliveries`: the latest first, page by page. */
export function listDeliveries({ webhooks, deliveries }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { limit, cursor } = checkedFields(deliveriesQuerySchema, queryParameters(request.query));
    const { id } = await ownWebhook(webhooks, caller, request);
    const page = await deliveries.list(id, cursor, limit);
    const next = page.length === limit ? page.at(-1)?.id : undefined;
    return json(200, { deliveries: page.map(deliveryResponse), cursor: next ?? null });
  };
}

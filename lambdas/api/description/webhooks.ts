import { deliveryHeaders } from '../webhooks/delivery-headers.ts';
import { eventSchema } from '../webhooks/event-schema.ts';
import { exampleDelivery } from '../webhooks/operation-parts.ts';
import { jsonContent } from './operation.ts';
import { parametersOf } from './parameters.ts';
import { contentsOf } from './responses.ts';

/** What the service sends to the webhooks of an account, in OpenAPI: the requests that receivers get. */
export function describedWebhooks() {
  return {
    event: {
      post: {
        operationId: 'receive-event',
        tags: ['resource-manager'],
        summary: 'An event',
        description:
          'Sent to the address of a webhook, signed by the rules of Standard Webhooks, at least once and in no promised ' +
          'order.',
        security: [],
        parameters: parametersOf({ path: '', headers: deliveryHeaders }),
        requestBody: { required: true, content: contentsOf(jsonContent(eventSchema, exampleDelivery.event)) },
        responses: {
          '2XX': { description: 'The event has arrived.' },
          410: { description: 'The webhook is disabled.' },
          default: { description: 'It is sent again, for a day.' },
        },
      },
    },
  };
}

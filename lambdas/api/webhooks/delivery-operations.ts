import { jsonContent, type Operation, type RouteOperations } from '../description/operation.ts';
import { deliveriesQuerySchema } from './list-deliveries.ts';
import { deliveryParameters, exampleDelivery, NO_WEBHOOK, pathParameters } from './operation-parts.ts';
import { deliveryPageSchema, deliverySchema } from './response-schemas.ts';

const test: Operation = {
  path: '/v1/webhooks/{id}/test',
  method: 'POST',
  summary: 'Send a test event',
  description: 'Sends an event to this webhook that nothing has caused.',
  pathParameters,
  answers: { 202: { description: 'The delivery.', content: jsonContent(deliverySchema, exampleDelivery) } },
  problems: NO_WEBHOOK,
};

const list: Operation = {
  path: '/v1/webhooks/{id}/deliveries',
  method: 'GET',
  summary: 'List deliveries',
  description: 'What was sent to this webhook in the last 30 days and what came of it, the latest first.',
  pathParameters,
  query: deliveriesQuerySchema,
  answers: {
    200: {
      description: 'A page.',
      content: jsonContent(deliveryPageSchema, { deliveries: [exampleDelivery], cursor: null }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'limit', message: 'must be a whole number from 1 to 100' }],
    ...NO_WEBHOOK,
  },
};

const replay: Operation = {
  path: '/v1/webhooks/{id}/deliveries/{delivery}/replay',
  method: 'POST',
  summary: 'Send a delivery once more',
  description: 'Sends it again, with all retries, whatever its status.',
  pathParameters: deliveryParameters,
  answers: { 202: { description: 'The delivery.', content: jsonContent(deliverySchema, exampleDelivery) } },
  problems: { 'not-found': 'There is no such delivery.' },
};

export const deliveryOperations = {
  'test-webhook': [test],
  'list-deliveries': [list],
  'replay-delivery': [replay],
} satisfies RouteOperations;

import { jsonContent, type Operation, type RouteOperations } from '../description/operation.ts';
import { deliveryOperations } from './delivery-operations.ts';
import { exampleWebhook, NO_WEBHOOK, pathParameters } from './operation-parts.ts';
import {
  changedWebhookSchema,
  createdWebhookSchema,
  webhookListSchema,
  webhookSchema,
} from './response-schemas.ts';
import { newWebhookSchema, webhookChangeSchema } from './webhook-request.ts';

const { url, events } = exampleWebhook;
/** Requests as they are in AWS, where no loopback address is allowed. */
export const publicNewWebhook = newWebhookSchema(false);
export const publicWebhookChange = webhookChangeSchema(false);

const secret = 'whsec_FE+HVH5DQWYzkQh6JXeLzVvQnW1dythbTPaOBY+Vqj4=';

const create: Operation = {
  path: '/v1/webhooks',
  method: 'POST',
  summary: 'Create a webhook',
  description:
    'Sends events to an https address, signed by the rules of Standard Webhooks, at least once each. Only this answer ' +
    'shows the secret.',
  body: jsonContent(publicNewWebhook, { url, events }),
  answers: {
    201: {
      description: 'The webhook, with its secret.',
      headers: { Location: 'The address of the webhook.' },
      content: jsonContent(createdWebhookSchema, { ...exampleWebhook, secret }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'url', message: 'must be an https URL' }],
    forbidden: 'An account may have 20 webhooks: delete one that is not needed.',
  },
};

const list: Operation = {
  path: '/v1/webhooks',
  method: 'GET',
  summary: 'List your webhooks',
  description: 'All webhooks of the account, the oldest first.',
  answers: {
    200: {
      description: 'The webhooks.',
      content: jsonContent(webhookListSchema, { webhooks: [exampleWebhook] }),
    },
  },
};

const get: Operation = {
  path: '/v1/webhooks/{id}',
  method: 'GET',
  summary: 'Get a webhook',
  description: 'One of your webhooks.',
  pathParameters,
  answers: { 200: { description: 'The webhook.', content: jsonContent(webhookSchema, exampleWebhook) } },
  problems: NO_WEBHOOK,
};

const update: Operation = {
  path: '/v1/webhooks/{id}',
  method: 'PATCH',
  summary: 'Change a webhook',
  description:
    'Changes the fields that are sent. `rotate_secret` makes a new secret, which this answer shows; for a day, deliveries ' +
    'are signed with the old one as well. One that is enabled again gets the deliveries that it has missed.',
  pathParameters,
  body: jsonContent(publicWebhookChange, { enabled: false }),
  answers: {
    200: {
      description: 'The webhook.',
      content: jsonContent(changedWebhookSchema, { ...exampleWebhook, enabled: false }),
    },
  },
  problems: {
    'invalid-request': [{ field: 'enabled', message: 'must be true or false' }],
    ...NO_WEBHOOK,
  },
};

const remove: Operation = {
  path: '/v1/webhooks/{id}',
  method: 'DELETE',
  summary: 'Delete a webhook',
  description: 'Ends all deliveries to it.',
  pathParameters,
  answers: { 204: { description: 'It is deleted.' } },
  problems: NO_WEBHOOK,
};

export const webhookOperations = {
  'create-webhook': [create],
  'list-webhooks': [list],
  'get-webhook': [get],
  'update-webhook': [update],
  'delete-webhook': [remove],
  ...deliveryOperations,
} satisfies RouteOperations;

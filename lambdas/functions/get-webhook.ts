import { getWebhook } from '../api/webhooks/get.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-webhook', ({ table }) =>
  getWebhook({ webhooks: webhookRecords(table) }),
);

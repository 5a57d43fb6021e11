import { deleteWebhook } from '../api/webhooks/delete.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('delete-webhook', ({ table }) =>
  deleteWebhook({ webhooks: webhookRecords(table) }),
);

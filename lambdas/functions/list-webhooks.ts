import { listWebhooks } from '../api/webhooks/list.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('list-webhooks', ({ table }) =>
  listWebhooks({ webhooks: webhookRecords(table) }),
);

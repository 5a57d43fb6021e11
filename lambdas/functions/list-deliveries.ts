import { listDeliveries } from '../api/webhooks/list-deliveries.ts';
import { deliveryRecords } from '../table/deliveries.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('list-deliveries', ({ table }) =>
  listDeliveries({ webhooks: webhookRecords(table), deliveries: deliveryRecords(table) }),
);

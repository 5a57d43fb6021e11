import { replayDelivery } from '../api/webhooks/replay-delivery.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { deliveryRecords } from '../table/deliveries.ts';
import { jobRecords } from '../table/jobs.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('replay-delivery', ({ platform, table, now }) =>
  replayDelivery({
    webhooks: webhookRecords(table),
    deliveries: deliveryRecords(table),
    jobs: jobRecords(table),
    queue: webhookQueue(platform),
    now,
  }),
);

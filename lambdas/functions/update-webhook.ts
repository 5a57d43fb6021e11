import { updateWebhook } from '../api/webhooks/update.ts';
import { kmsEncryption } from '../aws/encryption.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { jobRecords } from '../table/jobs.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('update-webhook', ({ platform, table, now, setting }) =>
  updateWebhook({
    webhooks: webhookRecords(table),
    encryption: kmsEncryption(platform),
    allowLoopback: setting('LOOPBACK_WEBHOOKS') === 'true',
    jobs: jobRecords(table),
    queue: webhookQueue(platform),
    now,
  }),
);

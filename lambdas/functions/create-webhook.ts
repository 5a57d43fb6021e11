import { createWebhook } from '../api/webhooks/create.ts';
import { kmsEncryption } from '../aws/encryption.ts';
import { webhookRecords } from '../table/webhooks.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('create-webhook', ({ platform, table, now, setting }) =>
  createWebhook({
    webhooks: webhookRecords(table),
    encryption: kmsEncryption(platform),
    allowLoopback: setting('LOOPBACK_WEBHOOKS') === 'true',
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

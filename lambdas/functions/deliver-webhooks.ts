import { kmsEncryption } from '../aws/encryption.ts';
import { webhookQueue } from '../aws/webhook-queue.ts';
import { deliverWebhooks } from '../background/deliver-webhooks.ts';
import { webhookRequest } from '../background/webhook-request.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { deliveryRecords } from '../table/deliveries.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';
import { webhookRecords } from '../table/webhooks.ts';

/** Handles the messages of the webhook queue. */
export function bind(platform: Platform) {
  const table = openTable(platform);
  return deliverWebhooks({
    webhooks: webhookRecords(table),
    deliveries: deliveryRecords(table),
    encryption: kmsEncryption(platform),
    request: webhookRequest({ allowLoopback: setting(platform, 'LOOPBACK_WEBHOOKS') === 'true' }),
    jobs: jobRecords(table),
    queue: webhookQueue(platform),
    now: platform.now,
    random: Math.random,
    log: platform.log,
  });
}

import type { WebhookQueue } from '../model/webhooks/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { messageQueue } from './message-queue.ts';

/** The queue in SQS of jobs that send webhooks their deliveries. */
export function webhookQueue(platform: Platform): WebhookQueue {
  const send = messageQueue(platform, setting(platform, 'WEBHOOK_QUEUE_URL'));
  return {
    async start(job, delaySeconds) {
      const [refused] = await send([{ job }], delaySeconds);
      if (refused !== undefined) throw refused.error;
    },
  };
}

import { concurrently } from '../concurrently.ts';
import type { Lease } from '../jobs/lease.ts';
import type { JobStore } from '../jobs/ports.ts';
import type { DeliveryStore, Encryption, WebhookQueue, WebhookRequest, WebhookStore } from './ports.ts';
import { type Attempt, afterAttempt, hasArrived, webhookAfter } from './retry.ts';
import { signedHeaders } from './signature.ts';
import type { Delivery, Webhook } from './webhook.ts';

/** The job that sends a webhook its deliveries: one at a time, so that a slow receiver takes one worker. */
export interface WebhookJob {
  readonly accountId: string;
  readonly webhookId: string;
}

export interface DeliverDependencies {
  readonly webhooks: Pick<WebhookStore, 'find' | 'change'>;
  readonly deliveries: DeliveryStore;
  readonly encryption: Encryption;
  readonly request: WebhookRequest;
  readonly jobs: Pick<JobStore<WebhookJob>, 'add'>;
  readonly queue: WebhookQueue;
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

/** How many deliveries are read, and sent, at once. */
const AT_ONCE = 5;
const BATCH = 25;

const KIND = 'webhook';

export function webhookJobKey({ accountId, webhookId }: WebhookJob): string {
  return `${KIND}#${accountId}#${webhookId}`;
}

export function isWebhookJob(key: string): boolean {
  return key.startsWith(`${KIND}#`);
}

/** Starts sending pending deliveries: adds the webhook's job if it is missing, and starts it. */
export async function wake(
  { jobs, queue }: Pick<DeliverDependencies, 'jobs' | 'queue'>,
  job: WebhookJob,
): Promise<void> {
  const key = webhookJobKey(job);
  await jobs.add(key, job);
  await queue.start(key);
}

/**
 * Sends a webhook's due deliveries until none is left or `mayGoOn` returns false. The job exists as long as a delivery
 * is pending. Resolves to the time of the next work, in milliseconds since 1970, or to undefined if there is none.
 */
export async function deliverAll(
  dependencies: DeliverDependencies,
  lease: Lease<WebhookJob>,
  mayGoOn: () => boolean,
): Promise<number | undefined> {
  const { webhooks, deliveries, now } = dependencies;
  // The job is free at once: a new event must not wait for the next try of an old one.
  const releaseUntil = async (time: number) => {
    await lease.release(now());
    return time;
  };
  const { accountId, webhookId } = lease.state;
  for (;;) {
    const webhook = await webhooks.find(accountId, webhookId);
    if (webhook === undefined || !webhook.enabled) {
      await lease.remove();
      return undefined;
    }
    if (webhook.pausedUntil !== undefined && webhook.pausedUntil > now())
      return releaseUntil(webhook.pausedUntil);
    if (!mayGoOn()) return releaseUntil(now());
    const due = await deliveries.due(webhookId, now(), BATCH);
    if (due.length === 0) break;
    const secrets = await secretsOf(dependencies, webhook);
    await sendSome(dependencies, webhook, secrets, due, lease);
  }
  const next = await deliveries.nextDue(webhookId);
  if (next !== undefined) return releaseUntil(next);
  await lease.remove();
  // A request that added a delivery before the job was removed has found the job, and started no new one.
  if ((await deliveries.nextDue(webhookId)) !== undefined) await wake(dependencies, lease.state);
  return undefined;
}

/** Sends deliveries, a few at a time, and stops at the first failure to spare the receiver for a while. */
async function sendSome(
  dependencies: DeliverDependencies,
  webhook: Webhook,
  secrets: readonly string[],
  due: readonly Delivery[],
  lease: Lease<WebhookJob>,
): Promise<void> {
  let failed = false;
  // A receiver that failed is tried with one delivery first.
  const atOnce = webhook.failures > 0 ? 1 : AT_ONCE;
  await concurrently(due, atOnce, async (delivery) => {
    if (failed) return;
    await lease.keep();
    const attempt = await send(dependencies, webhook, secrets, delivery);
    if (!hasArrived(attempt)) failed = true;
  });
}

async function send(
  dependencies: DeliverDependencies,
  webhook: Webhook,
  secrets: readonly string[],
  delivery: Delivery,
): Promise<Attempt> {
  const { request, deliveries, webhooks, now, random } = dependencies;
  const headers = signedHeaders(secrets, delivery, now());
  const attempt = await request(webhook.url, headers, delivery.body);
  await deliveries.save(afterAttempt(delivery, attempt, now(), random()), delivery);
  const isNews = !hasArrived(attempt) || webhook.failures > 0;
  if (isNews)
    await webhooks.change(webhook.accountId, webhook.id, (current) => webhookAfter(current, attempt, now()));
  return attempt;
}

async function secretsOf(
  { encryption, now }: DeliverDependencies,
  { id, secret, previousSecret, previousSecretUntil = 0 }: Webhook,
): Promise<readonly string[]> {
  const isOverlapping = previousSecret !== undefined && previousSecretUntil > now();
  const encrypted = isOverlapping ? [secret, previousSecret] : [secret];
  return Promise.all(encrypted.map((one) => encryption.decrypt(one, id)));
}

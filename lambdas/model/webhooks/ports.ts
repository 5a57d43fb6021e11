import type { Attempt } from './retry.ts';
import type { Delivery, Webhook } from './webhook.ts';

/** Stores webhooks. Every read sees every write acknowledged before it. */
export interface WebhookStore {
  add(webhook: Webhook): Promise<void>;
  find(accountId: string, id: string): Promise<Webhook | undefined>;
  /** All webhooks of an account, the oldest first. */
  list(accountId: string): Promise<readonly Webhook[]>;
  /** Changes a webhook by a rule. Resolves to the changed webhook, or to undefined if there is none. */
  change(accountId: string, id: string, rule: (webhook: Webhook) => Webhook): Promise<Webhook | undefined>;
  /** Removes a webhook. Resolves to false if there is none. */
  remove(accountId: string, id: string): Promise<boolean>;
}

/** Stores deliveries, pending and past. */
export interface DeliveryStore {
  /** Adds a pending delivery. Resolves to false if the webhook has one of the same event. */
  add(delivery: Delivery): Promise<boolean>;
  find(webhookId: string, id: string): Promise<Delivery | undefined>;
  /** Replaces a delivery. Resolves to false if it has changed since `before` was read. */
  save(delivery: Delivery, before: Delivery): Promise<boolean>;
  /** At most `limit` pending deliveries that are due at `now`, in the order of their events. */
  due(webhookId: string, now: number, limit: number): Promise<readonly Delivery[]>;
  /** When the next pending delivery is due. Undefined if none is pending. */
  nextDue(webhookId: string): Promise<number | undefined>;
  /** At most `limit` deliveries, latest first, older than the one with the id `before`. */
  list(webhookId: string, before: string | undefined, limit: number): Promise<readonly Delivery[]>;
}

/** Encrypts and decrypts texts; `context` must be the same both times. */
export interface Encryption {
  encrypt(text: string, context: string): Promise<string>;
  decrypt(encrypted: string, context: string): Promise<string>;
}

/** Posts a body to a webhook. Never rejects: a failure is the attempt's `error`. */
export type WebhookRequest = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<Attempt>;

/** Starts the job that sends a webhook its deliveries, now or after a delay of at most 900 seconds. */
export interface WebhookQueue {
  start(job: string, delaySeconds?: number): Promise<void>;
}

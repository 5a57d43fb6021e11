import type { Attempt } from './retry.ts';
import type { Delivery, Webhook } from './webhook.ts';

/** Where webhooks are kept. Every read sees every write that was acknowledged before it. */
export interface WebhookStore {
  add(webhook: Webhook): Promise<void>;
  find(accountId: string, id: string): Promise<Webhook | undefined>;
  /** All webhooks of an account, the oldest first. */
  list(accountId: string): Promise<readonly Webhook[]>;
  /** Changes a webhook by a rule. Resolves to what it is now, or to nothing where there is none. */
  change(accountId: string, id: string, rule: (webhook: Webhook) => Webhook): Promise<Webhook | undefined>;
  /** False where there is none. */
  remove(accountId: string, id: string): Promise<boolean>;
}

/** Where deliveries wait and are remembered. */
export interface DeliveryStore {
  /** Adds a pending delivery. False where the webhook has one of the same event. */
  add(delivery: Delivery): Promise<boolean>;
  find(webhookId: string, id: string): Promise<Delivery | undefined>;
  /** Writes a delivery in the place of an earlier state of it. False where that has changed meanwhile. */
  save(delivery: Delivery, before: Delivery): Promise<boolean>;
  /** Pending deliveries whose time has come, in the order of their events, at most so many. */
  due(webhookId: string, now: number, limit: number): Promise<readonly Delivery[]>;
  /** When the next pending delivery is due, or nothing where none is pending. */
  nextDue(webhookId: string): Promise<number | undefined>;
  /** Deliveries, the latest first, before the one with an id. */
  list(webhookId: string, before: string | undefined, limit: number): Promise<readonly Delivery[]>;
}

/** Encrypts what must be kept and read again; `context` must be the same both times. */
export interface Encryption {
  encrypt(text: string, context: string): Promise<string>;
  decrypt(encrypted: string, context: string): Promise<string>;
}

/** Posts a body to a webhook. Never rejects: what went wrong is the attempt's error. */
export type WebhookRequest = (
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Promise<Attempt>;

/** Starts the job that sends a webhook its deliveries, now or after a delay of at most 900 seconds. */
export interface WebhookQueue {
  start(job: string, delaySeconds?: number): Promise<void>;
}

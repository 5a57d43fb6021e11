import { randomBytes } from 'node:crypto';
import type { EventType } from '../events/event.ts';

/** Where an account wants to be told of events. All times are in milliseconds since 1970. */
export interface Webhook {
  readonly id: string;
  readonly accountId: string;
  readonly url: string;
  /** Which events are sent; all of them where the list is empty. */
  readonly events: readonly EventType[];
  /** The secret that deliveries are signed with, encrypted. */
  readonly secret: string;
  /** The secret before that, encrypted, for as long as deliveries are signed with both. */
  readonly previousSecret?: string;
  readonly previousSecretUntil?: number;
  readonly enabled: boolean;
  /** Why the service switched it off. */
  readonly disabledReason?: string;
  readonly createdAt: number;
  /** Since when every delivery has failed. */
  readonly failingSince?: number;
  /** How many deliveries have failed one after the other. */
  readonly failures: number;
  /** Nothing is sent before this time. */
  readonly pausedUntil?: number;
}

/** An event on its way to a webhook. */
export interface Delivery {
  /** The event's own id: each event is sent once to each webhook, and tried until it has arrived. */
  readonly id: string;
  readonly webhookId: string;
  readonly type: string;
  /** The request's body: JSON. */
  readonly body: string;
  readonly status: 'pending' | 'delivered' | 'parked';
  readonly attempts: number;
  readonly createdAt: number;
  readonly nextAttemptAt?: number;
  readonly deliveredAt?: number;
  /** What came of the last attempt: the status of the answer, or words. */
  readonly lastStatus?: number;
  readonly lastError?: string;
}

export const MAXIMUM_WEBHOOKS = 20;

/** For how long both secrets are good after a change, in milliseconds. */
export const SECRET_OVERLAP = 24 * 60 * 60_000;

/** For how long deliveries are remembered, in days. */
export const DELIVERY_DAYS = 30;

export function newWebhookId(): string {
  return `wh_${randomBytes(12).toString('hex')}`;
}

export function isWebhookId(text: string): boolean {
  return /^wh_[0-9a-f]{24}$/.test(text);
}

/** Whether a webhook wants events of a type. */
export function wants({ enabled, events }: Webhook, type: string): boolean {
  return enabled && (events.length === 0 || events.some((one) => one === type));
}

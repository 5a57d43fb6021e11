import { randomBytes } from 'node:crypto';
import type { EventType } from '../events/event.ts';

/** An account's subscription to events. All times are in milliseconds since 1970. */
export interface Webhook {
  readonly id: string;
  readonly accountId: string;
  readonly url: string;
  /** The types of events to send; an empty list means all. */
  readonly events: readonly EventType[];
  /** The encrypted secret that signs deliveries. */
  readonly secret: string;
  /** The encrypted former secret, as long as deliveries are signed with both. */
  readonly previousSecret?: string;
  readonly previousSecretUntil?: number;
  readonly enabled: boolean;
  /** Why the service disabled it. */
  readonly disabledReason?: string;
  readonly createdAt: number;
  /** The time since when every delivery has failed. */
  readonly failingSince?: number;
  /** The number of consecutive failures. */
  readonly failures: number;
  /** Nothing is sent before this time. */
  readonly pausedUntil?: number;
}

/** The delivery of an event to a webhook. */
export interface Delivery {
  /** The event's id: each webhook gets one delivery of an event, retried until it has arrived. */
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
  /** The outcome of the last attempt: the receiver's status, or an error. */
  readonly lastStatus?: number;
  readonly lastError?: string;
}

export const MAXIMUM_WEBHOOKS = 20;

/** How long both secrets are valid after a change, in milliseconds. */
export const SECRET_OVERLAP = 24 * 60 * 60_000;

/** How long deliveries are remembered, in days. */
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

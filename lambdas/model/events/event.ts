import { hash } from 'node:crypto';

/** The types of events, for webhooks and the event bus. */
export const eventTypes = [
  'resource.available',
  'resource.updated',
  'resource.deleted',
  'resource.expired',
  'container.cloned',
] as const;
export type EventType = (typeof eventTypes)[number];

/** An event. The same change always makes the same event, however often it is processed. */
export interface Event<Data = object> {
  readonly id: string;
  readonly type: EventType;
  readonly accountId: string;
  /** When it happened, in milliseconds since 1970. */
  readonly occurredAt: number;
  readonly data: Data;
}

/** An event as subscribers get it. */
export interface EventMessage {
  readonly id: string;
  readonly type: string;
  /** RFC 3339. */
  readonly timestamp: string;
  readonly data: object;
}

export function messageOf({ id, type, occurredAt, data }: Event): EventMessage {
  return { id, type, timestamp: new Date(occurredAt).toISOString(), data };
}

/**
 * The id of the event of a thing's version: it follows from both, and ids are in the order of time. 9 digits of base 36
 * last until the year 5188.
 */
export function eventId(occurredAt: number, thing: string, version: string | number): string {
  const time = occurredAt.toString(36).padStart(9, '0');
  return `evt_${time}${hash('sha256', `${thing} ${version}`).slice(0, 20)}`;
}

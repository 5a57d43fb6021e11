import { hash } from 'node:crypto';

/** What happens to resources and containers, as webhooks and the event bus are told. */
export const eventTypes = [
  'resource.available',
  'resource.updated',
  'resource.deleted',
  'resource.expired',
  'container.cloned',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Something that has happened. The same change always makes the same event, however often it is looked at. */
export interface Event<Data = object> {
  readonly id: string;
  readonly type: EventType;
  readonly accountId: string;
  /** When it happened, in milliseconds since 1970. */
  readonly occurredAt: number;
  readonly data: Data;
}

/** What subscribers are sent. */
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
 * The id of what happened to a thing at a version: it always follows from both, and ids are in the order of time. 9
 * digits of base 36 last until the year 5188.
 */
export function eventId(occurredAt: number, thing: string, version: string | number): string {
  const time = occurredAt.toString(36).padStart(9, '0');
  return `evt_${time}${hash('sha256', `${thing} ${version}`).slice(0, 20)}`;
}

import type { EventBridgeClient, PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { type AuditEntry, auditLine } from '../model/audit/entry.ts';
import { type Event, messageOf } from '../model/events/event.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { clientConfiguration } from './aws-client.ts';

/** EventBridge's limit for one batch. */
const BATCH = 10;

/** The deployment's EventBridge bus, or undefined if it has none. Rejects if the bus refused an event. */
export function eventBus(platform: Platform):
  | {
      send(events: readonly Event[]): Promise<void>;
      sendAudit(entries: readonly AuditEntry[]): Promise<void>;
    }
  | undefined {
  const name = setting(platform, 'EVENT_BUS_NAME');
  if (name === 'none') return undefined;
  let client: EventBridgeClient | undefined;

  return {
    send: (events) => put(events.map((event) => entryOf(event, name))),
    sendAudit: (entries) => put(entries.map((entry) => auditEntryOf(entry, name))),
  };

  async function put(all: readonly PutEventsRequestEntry[]): Promise<void> {
    const sdk = await import('@aws-sdk/client-eventbridge');
    client ??= new sdk.EventBridgeClient(clientConfiguration(platform, 'EVENTBRIDGE'));
    for (let at = 0; at < all.length; at += BATCH) {
      const Entries = all.slice(at, at + BATCH);
      const { FailedEntryCount = 0, Entries: results = [] } = await client.send(
        new sdk.PutEventsCommand({ Entries }),
      );
      const refused = results.find(({ ErrorCode }) => ErrorCode !== undefined);
      if (FailedEntryCount > 0)
        throw new Error(`The event bus did not take ${FailedEntryCount} events: ${refused?.ErrorMessage}`);
    }
  }
}

/** The audit has a source of its own, so that rules for events do not see it. */
function auditEntryOf(entry: AuditEntry, EventBusName: string): PutEventsRequestEntry {
  return {
    EventBusName,
    Source: 'resource-manager.audit',
    DetailType: entry.action,
    Time: new Date(entry.time),
    Resources: [entry.accountId],
    Detail: auditLine(entry),
  };
}

function entryOf(event: Event, EventBusName: string): PutEventsRequestEntry {
  return {
    EventBusName,
    Source: 'resource-manager',
    DetailType: event.type,
    Time: new Date(event.occurredAt),
    Resources: [event.accountId],
    Detail: JSON.stringify({ account_id: event.accountId, ...messageOf(event) }),
  };
}

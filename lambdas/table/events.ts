import { type Event, type EventType, eventId } from '../model/events/event.ts';
import { timestamp } from '../model/resources/expiry.ts';
import { resourceRepresentation } from '../model/resources/representation.ts';
import { SERVICE } from './authors.ts';
import type { RowChange } from './changes.ts';
import { details, lastClone, resource } from './entities.ts';
import { type Item, idOf, isRow } from './entity.ts';
import { withDetails } from './resource-rows.ts';
import { type ResourceRecord, resourceOf } from './resource-values.ts';
import { get, type Table } from './table.ts';

/** The event of a row's change, if it makes one. The table's stream is the outbox. */
export function eventsOf(table: Table, baseUrl: string) {
  return async function eventOf(change: RowChange): Promise<Event | undefined> {
    const { newImage } = change;
    if (newImage === undefined) return undefined;
    const id = idOf(newImage);
    if (isRow(newImage, resource.key(id))) return resourceEvent(change, newImage);
    return isRow(newImage, lastClone.key(id)) ? cloneEvent(newImage) : undefined;
  };

  async function resourceEvent({ oldImage }: RowChange, newImage: Item): Promise<Event | undefined> {
    const id = idOf(newImage);
    const record = resource.values(newImage);
    const type = typeOf(oldImage && resource.values(oldImage), record);
    if (type === undefined) return undefined;
    const { version, accountId } = record;
    const whole = record.detailsBeside ? withDetails(record, await get(table, details.key(id))) : record;
    return {
      id: eventId(version, id, version),
      type,
      accountId,
      occurredAt: version,
      data: resourceRepresentation(baseUrl, resourceOf(id, whole), version),
    };
  }
}

function typeOf(before: ResourceRecord | undefined, after: ResourceRecord): EventType | undefined {
  const wasThere = before?.status === 'available';
  if (after.status === 'deleted') return wasThere ? 'resource.deleted' : undefined;
  if (after.status !== 'available') return undefined;
  if (after.ended) return before?.ended ? undefined : 'resource.expired';
  if (!wasThere || before.ended) return 'resource.available';
  // The row of details may have changed with the record, by a client.
  const mayHaveChanged = (before.detailsBeside || after.detailsBeside) && after.changedBy !== SERVICE;
  return mayHaveChanged || isSeen(before, after) ? 'resource.updated' : undefined;
}

/** The service's own bookkeeping, whose changes make no event. */
export const OWN: ReadonlySet<string> = new Set([
  'version',
  'changedBy',
  'changeId',
  'lifecycle',
  'madeWith',
  'madeAt',
  'forgetAt',
  'obsoleteObjects',
  'held',
  'formUntil',
  'shard',
  'containerShard',
]);

function isSeen(before: ResourceRecord, after: ResourceRecord): boolean {
  const seen = (record: ResourceRecord) =>
    JSON.stringify(
      Object.entries(record)
        .filter(([name]) => !OWN.has(name))
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return seen(before) !== seen(after);
}

/** The event of a finished clone, unless it failed. */
function cloneEvent(newImage: Item): Event | undefined {
  const { clone } = lastClone.values(newImage);
  const { completedAt, failure, toContainerId, fromContainerId, accountId, startedAt } = clone;
  if (completedAt === undefined || failure !== undefined) return undefined;
  const { name, total, copied, skipped } = clone;
  return {
    id: eventId(completedAt, toContainerId, 'cloned'),
    type: 'container.cloned',
    accountId,
    occurredAt: completedAt,
    data: {
      container_id: toContainerId,
      from_container_id: fromContainerId,
      name,
      total,
      copied,
      skipped,
      started_at: timestamp(startedAt),
      completed_at: timestamp(completedAt),
      expires_at: null,
    },
  };
}

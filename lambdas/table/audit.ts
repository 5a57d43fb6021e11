import { isDeepStrictEqual } from 'node:util';
import type { AuditAction, AuditEntry } from '../model/audit/entry.ts';
import { eventId } from '../model/events/event.ts';
import { contentKey, partsOf } from '../model/resources/object-name.ts';
import { isCaller, SERVICE } from './authors.ts';
import type { RowChange } from './changes.ts';
import { container, lastClone, resource } from './entities.ts';
import { idOf, isRow, type Values } from './entity.ts';
import { OWN } from './events.ts';
import type { ResourceRecord } from './resource-values.ts';

/** The audit's entry of a row's change, if it makes one. */
export function auditEntryOf(change: RowChange): AuditEntry | undefined {
  const row = change.newImage ?? change.oldImage ?? {};
  const id = idOf(row);
  if (isRow(row, resource.key(id))) return resourceEntry(id, change);
  if (isRow(row, container.key(id))) return containerEntry(id, change);
  return isRow(row, lastClone.key(id)) ? cloneEntry(change) : undefined;
}

function resourceEntry(resourceId: string, { oldImage, newImage }: RowChange): AuditEntry | undefined {
  const before = oldImage && resource.values(oldImage);
  const after = newImage && resource.values(newImage);
  const done = after === undefined ? erased(before) : doneTo(resourceId, before, after);
  const record = after ?? before;
  if (done === undefined || record === undefined) return undefined;
  const { version, accountId, changedBy } = record;
  const { action, ...rest } = done;
  return {
    id: eventId(version, resourceId, `audit ${action} ${version}`),
    time: version,
    action,
    accountId,
    // Who removed a record is not known: a failed clone or an account's removal, both of which are jobs.
    by: after === undefined ? SERVICE : changedBy,
    resourceId,
    ...rest,
  };
}

type Done = { readonly action: AuditAction } & Pick<AuditEntry, 'requestedBy' | 'changed'>;

function erased(before: ResourceRecord | undefined): Done | undefined {
  return before?.status === 'available' && !before.ended ? { action: 'resource.erased' } : undefined;
}

function doneTo(id: string, before: ResourceRecord | undefined, after: ResourceRecord): Done | undefined {
  if (before === undefined || before.createdAt !== after.createdAt) return { action: howMade(id, after) };
  const { status } = after;
  if (status === 'deleted') return before.status === 'deleted' ? undefined : { action: 'resource.deleted' };
  if (after.ended) return before.ended ? undefined : { action: 'resource.expired' };
  if (status === 'available' && before.status !== 'available')
    return { action: 'resource.uploaded', requestedBy: before.changedBy };
  if (!isCaller(after.changedBy)) return undefined;
  const changed = changedIn(before, after);
  if (changed.length === 0) return undefined;
  const isLonger = changed.includes(resource.attributes.expiresAt.name) && endsLater(before, after);
  return { action: isLonger ? 'resource.extended' : 'resource.changed', changed };
}

/** A copy's object has the copy's id in its key; other files that come at once have keys of their own. */
function howMade(id: string, { status, object }: ResourceRecord): AuditAction {
  if (status !== 'available') return 'resource.requested';
  return partsOf(object).key === contentKey(id) ? 'resource.copied' : 'resource.made';
}

function endsLater({ expiresAt: before = 0 }: ResourceRecord, { expiresAt }: ResourceRecord): boolean {
  return expiresAt === undefined || expiresAt > before;
}

/** The names of the changed attributes, without the service's bookkeeping. A row of details may have changed too. */
function changedIn(before: ResourceRecord, after: ResourceRecord): string[] {
  const names = Object.keys(resource.attributes) as (keyof typeof resource.attributes)[];
  const seen = names.filter((name) => !OWN.has(name) && !isDeepStrictEqual(before[name], after[name]));
  const changed = seen.map((name) => resource.attributes[name].name);
  const mayHaveDetails =
    (before.detailsBeside || after.detailsBeside) && before.lifecycle === after.lifecycle;
  return changed.length === 0 && mayHaveDetails ? ['details'] : changed;
}

type ContainerRow = Values<typeof container.attributes>;

function containerEntry(containerId: string, { oldImage, newImage }: RowChange): AuditEntry | undefined {
  const before = oldImage && container.values(oldImage);
  const after = newImage && container.values(newImage);
  const row = after ?? before;
  const done = containerAction(before, after);
  if (row === undefined || done === undefined) return undefined;
  const { accountId, updatedAt, version = 0, changedBy = SERVICE } = row;
  return {
    id: eventId(updatedAt, containerId, `audit ${version}`),
    time: updatedAt,
    accountId,
    by: changedBy,
    containerId,
    ...done,
  };
}

function containerAction(
  before: ContainerRow | undefined,
  after: ContainerRow | undefined,
): Pick<AuditEntry, 'action' | 'changed'> | undefined {
  // It was hidden first, which is when it was deleted.
  if (after === undefined) return before?.deleting ? undefined : { action: 'container.deleted' };
  if (before === undefined) return { action: 'container.made' };
  if (after.deleting) return before.deleting ? undefined : { action: 'container.deleted' };
  const names = ['name', 'description', 'tags'] as const;
  const changed = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  return changed.length === 0 ? undefined : { action: 'container.changed', changed };
}

function cloneEntry({ newImage }: RowChange): AuditEntry | undefined {
  if (newImage === undefined) return undefined;
  const { clone } = lastClone.values(newImage);
  const { completedAt, accountId, by = SERVICE, fromContainerId, toContainerId, failure } = clone;
  if (completedAt === undefined) return undefined;
  return {
    id: eventId(completedAt, toContainerId, 'audit cloned'),
    time: completedAt,
    action: failure === undefined ? 'container.cloned' : 'container.clone-failed',
    accountId,
    by,
    containerId: fromContainerId,
    toContainerId,
  };
}

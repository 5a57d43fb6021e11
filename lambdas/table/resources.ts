import { lifecycleTag } from '../aws/object-tags.ts';
import { lifecycle, longerLifecycle } from '../model/resources/lifecycle.ts';
import type { ResourceStore } from '../model/resources/ports.ts';
import { awaitsUpload, isLive, madeAtOf } from '../model/resources/resource.ts';
import { SERVICE } from './authors.ts';
import { resource } from './entities.ts';
import { changeRecord, readRecord, writeRecord } from './resource-rows.ts';
import {
  newRecord,
  type ResourceRecord,
  resourceOf,
  withFirstUpload,
  withObject,
} from './resource-values.ts';
import { get, type Table } from './table.ts';

/** Resources in the table, one record each, written whole and only if unchanged since it was read. */
export function resourceRecords(table: Table, now: () => number): ResourceStore {
  /** The records of found resources, so that recording an upload need not read them again. */
  const records = new WeakMap<object, ResourceRecord>();
  return {
    async add(added, by = SERVICE) {
      return (await writeRecord(table, added.id, newRecord(added, by, now()), undefined)) !== undefined;
    },

    async find(id) {
      const item = await get(table, resource.key(id));
      if (item === undefined) return undefined;
      const record = resource.values(item);
      const found = resourceOf(id, record);
      if (!record.detailsBeside) records.set(found, record);
      return found;
    },

    async recordUpload(reserved, file, madeWith) {
      const { id } = reserved;
      const time = now();
      const known = records.get(reserved);
      const recorded = await changeRecord(table, id, { by: SERVICE, now: time, known }, (record) => {
        if (!isUsable(id, record, time)) return undefined;
        return awaitsUpload(record) ? withFirstUpload(record, file, madeWith, time) : record;
      });
      return recorded && resourceOf(id, recorded);
    },

    async claim(claimed, time, by = SERVICE) {
      const known = await readRecord(table, claimed.id);
      if (known !== undefined && isUsable(claimed.id, known, time)) return false;
      const version = Math.max(now(), (known?.version ?? 0) + 1);
      const obsoleteObjects = known === undefined ? [] : [...(known.obsoleteObjects ?? []), known.object];
      const record = newRecord(claimed, by, version);
      const next = obsoleteObjects.length === 0 ? record : { ...record, obsoleteObjects };
      return (await writeRecord(table, claimed.id, next, known)) !== undefined;
    },

    async changeLifecycle(id, days, by = SERVICE) {
      await changeRecord(table, id, { by, now: now() }, (record) => {
        if (record.status === 'deleted' || record.ended) return undefined;
        // A concurrent request may have promised a later end.
        const needed = lifecycle(record.expiresAt, madeAtOf(record));
        return { ...record, ...lifecycleOf(record, longerLifecycle(days, needed)) };
      });
    },

    async changeExpiry({ id, accountId, expiresAt, forgetAt, copy }, time, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        if (record.accountId !== accountId || !isUsable(id, record, time)) return undefined;
        if (copy !== undefined && record.object !== copy.copyOf) return undefined;
        const next = { ...record, expiresAt, forgetAt };
        if (copy !== undefined) return withObject(next, copy);
        return {
          ...next,
          ...lifecycleOf(record, lifecycle(expiresAt, madeAtOf(record))),
        };
      });
      return changed && resourceOf(id, changed);
    },

    async markDeleted(id, accountId, deletedAt, forgetAt, containerId, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        if (record.accountId !== accountId) return undefined;
        if (record.status === 'deleted' && containerId === undefined) return record;
        if (containerId !== undefined && record.containerId !== containerId) return undefined;
        const { containerId: _, ...left } = record;
        return { ...left, status: 'deleted', deletedAt, forgetAt };
      });
      return changed && resourceOf(id, changed);
    },
  };
}

/** Whether a resource may still be used. The object of one that is marked as ended is gone, whatever a clock says. */
function isUsable(id: string, record: ResourceRecord, time: number): boolean {
  return !record.ended && isLive(resourceOf(id, record), time);
}

/** A new lifecycle for an object that was created with another. */
function lifecycleOf({ lifecycle: before, madeWith = before }: ResourceRecord, days: number | 'never') {
  return { lifecycle: lifecycleTag(days), madeWith };
}

import { lifecycleTag } from '../aws/object-tags.ts';
import { lifecycle, longerLifecycle } from '../model/resources/lifecycle.ts';
import type { ResourceStore } from '../model/resources/ports.ts';
import { isLive } from '../model/resources/resource.ts';
import { resource } from './entities.ts';
import { changeRecord, readRecord, writeRecord } from './resource-rows.ts';
import { newRecord, type ResourceRecord, resourceOf } from './resource-values.ts';
import { get, type Table } from './table.ts';

/** The author of changes that no client requested. */
export const SERVICE = 'service';

/** Resources in the table, one record each, written whole and only if unchanged since it was read. */
export function resourceRecords(table: Table, now: () => number): ResourceStore {
  return {
    async add(added, by = SERVICE) {
      return (await writeRecord(table, added.id, newRecord(added, by, now()), undefined)) !== undefined;
    },

    async find(id) {
      const item = await get(table, resource.key(id));
      return item && resourceOf(id, resource.values(item));
    },

    async recordUpload(id, { size, etag, uploadedAt, sequencer }, keep) {
      const time = now();
      const recorded = await changeRecord(table, id, { by: SERVICE, now: time }, (record) => {
        // Events come more than once and in any order: only a later upload than the one recorded changes anything.
        if (record.status === 'deleted' || (record.sequencer ?? '') >= sequencer) return undefined;
        // An upload after the resource's end enters no list: the index of ends has been processed by then.
        const ended = record.expiresAt !== undefined && record.expiresAt <= time ? { ended: true } : {};
        const uploaded = { ...record, status: 'available', size, etag, uploadedAt, sequencer, ...ended };
        return keep ? withoutForgetting(uploaded) : uploaded;
      });
      return recorded?.madeWith !== undefined;
    },

    async claim(claimed, time, by = SERVICE) {
      const known = await readRecord(table, claimed.id);
      if (known !== undefined && isLive(resourceOf(claimed.id, known), time)) return false;
      const version = Math.max(now(), (known?.version ?? 0) + 1);
      const obsoleteKeys = known === undefined ? [] : [...(known.obsoleteKeys ?? []), known.objectKey];
      const record = newRecord(claimed, by, version);
      const next = obsoleteKeys.length === 0 ? record : { ...record, obsoleteKeys };
      return (await writeRecord(table, claimed.id, next, known)) !== undefined;
    },

    async changeLifecycle(id, days, by = SERVICE) {
      await changeRecord(table, id, { by, now: now() }, (record) => {
        if (record.status === 'deleted') return undefined;
        // A concurrent request may have promised a later end.
        const needed = lifecycle(record.expiresAt, record.uploadedAt ?? record.createdAt);
        return { ...record, ...lifecycleOf(record, longerLifecycle(days, needed)) };
      });
    },

    async changeExpiry({ id, accountId, expiresAt, forgetAt, uploadedAt }, time, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        if (record.accountId !== accountId || !isLive(resourceOf(id, record), time)) return undefined;
        // The file that the caller read may have been replaced.
        const madeAt = Math.max(uploadedAt, record.uploadedAt ?? 0);
        return {
          ...record,
          expiresAt,
          forgetAt,
          uploadedAt: madeAt,
          ...lifecycleOf(record, lifecycle(expiresAt, madeAt)),
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

/** A record without the date on which it is forgotten. */
function withoutForgetting({ forgetAt: _, ...kept }: ResourceRecord): ResourceRecord {
  return kept;
}

/** A new lifecycle for an object that was created with another. */
function lifecycleOf({ lifecycle: before, madeWith = before }: ResourceRecord, days: number | 'never') {
  return { lifecycle: lifecycleTag(days), madeWith };
}

import type { CatalogueStore } from '../model/catalogue/ports.ts';
import { MAXIMUM_LISTS } from '../model/lists/list.ts';
import { SERVICE } from './authors.ts';
import { getMany } from './batch.ts';
import { details, resource } from './entities.ts';
import { idOf } from './entity.ts';
import { changeRecord, eraseRecord, readRecord, withDetails, writeRecord } from './resource-rows.ts';
import {
  catalogueResourceOf,
  describedOf,
  newRecord,
  type ResourceRecord,
  withEntry,
  withFile,
} from './resource-values.ts';
import type { Table } from './table.ts';

/** Catalogue entries, stored in the resources' records. */
export function catalogueRecords(table: Table, now: () => number): CatalogueStore {
  return {
    async find(id) {
      const record = await readRecord(table, id);
      return record && catalogueResourceOf(id, record);
    },

    async findMany(ids) {
      const records = await readRecords(table, ids);
      return new Map([...records].map(([id, record]) => [id, describedOf(id, record)]));
    },

    async describe({ id, accountId }, entry, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) =>
        isChangeable(record, accountId) ? withEntry(record, entry) : undefined,
      );
      return changed !== undefined;
    },

    async add({ resource: added, entry }, by = SERVICE) {
      const record = newRecord(added, by, now());
      const isDescribed = entry.name !== added.fileName || JSON.stringify({ ...entry, name: '' }) !== BARE;
      const described = isDescribed ? withEntry(record, entry) : record;
      return (await writeRecord(table, added.id, described, undefined)) !== undefined;
    },

    async erase(id) {
      await eraseRecord(table, id);
    },

    async place({ id, accountId }, list, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        const { lists = [] } = record;
        if (!isChangeable(record, accountId) || lists.includes(list)) return record;
        if (lists.length >= MAXIMUM_LISTS) return undefined;
        return { ...record, lists: [...lists, list] };
      });
      return changed !== undefined;
    },

    async takeOut({ id, accountId }, list, by = SERVICE) {
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        const { lists = [], ...others } = record;
        if (!isChangeable(record, accountId) || !lists.includes(list)) return undefined;
        const rest = lists.filter((one) => one !== list);
        return rest.length === 0 ? others : { ...others, lists: rest };
      });
      return changed !== undefined;
    },

    async change({ resource: before }, change, file, by = SERVICE) {
      const { id, accountId, object } = before;
      const changed = await changeRecord(table, id, { by, now: now() }, (record) => {
        // A new file replaces only the one that the caller read.
        const replaces = file === undefined || record.object === object;
        if (!isChangeable(record, accountId) || !replaces) return undefined;
        const described = withEntry(record, change);
        return file === undefined ? described : withFile(described, file);
      });
      return changed && describedOf(id, changed);
    },
  };
}

/** An entry without a description, whatever its name. */
const BARE = JSON.stringify({ name: '', description: '', archived: false, attributes: {} });

function isChangeable({ accountId, status }: ResourceRecord, owner: string): boolean {
  return accountId === owner && status !== 'deleted';
}

/** The records with these ids, with their details; read consistently. */
async function readRecords(
  table: Table,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ResourceRecord>> {
  const items = await getMany(table, ids.map(resource.key));
  const records = new Map(items.map((item) => [idOf(item), resource.values(item)]));
  const beside = [...records].filter(([, record]) => record.detailsBeside).map(([id]) => details.key(id));
  for (const item of await getMany(table, beside)) {
    const record = records.get(idOf(item));
    if (record !== undefined) records.set(idOf(item), withDetails(record, item));
  }
  return records;
}

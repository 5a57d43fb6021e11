import { indexedWords } from '../model/lists/words.ts';
import { endOf } from '../model/resources/resource.ts';
import { FIRST_SHARD, furtherListsOf, placement, shardIn, shardOf } from './entities.ts';
import type { Item } from './entity.ts';
import { entryOf, type ResourceRecord } from './resource-values.ts';

/** Everything that follows from a resource's record and is stored elsewhere. */
export interface Projection {
  /** Whether the record must be marked as ended (see `afterEnd`), which takes it out of its own lists. */
  readonly hasEnded: boolean;
  /** Its placements in further lists, by their sort keys. */
  readonly placements: ReadonlyMap<string, Item>;
  /** The lists and shards that index each of its words. */
  readonly places: readonly string[];
  readonly words: readonly string[];
  /** The object whose tag must differ from the one that it was created with, and the tag. */
  readonly tag?: { readonly object: string; readonly value: string };
  /** Objects that can be deleted. */
  readonly obsolete: readonly string[];
}

const NOTHING = { hasEnded: false, placements: new Map(), places: [], words: [], obsolete: [] };

/** What follows from a record at `now`, in milliseconds since 1970; nothing from a missing one. */
export function project(id: string, record: ResourceRecord | undefined, now: number): Projection {
  if (record === undefined) return NOTHING;
  const { object, obsoleteObjects = [] } = record;
  if (record.status === 'deleted' || record.ended)
    return { ...NOTHING, obsolete: [object, ...obsoleteObjects] };
  const base = { ...NOTHING, obsolete: obsoleteObjects, ...tagOf(record) };
  const { formUntil, status } = record;
  if (status === 'reserved' && formUntil !== undefined && formUntil <= now)
    return { ...base, hasEnded: true };
  const end = endOf(record);
  const isListed = record.status === 'available' || record.status === 'uploading';
  if (end !== undefined && end <= now) return { ...base, hasEnded: isListed };
  if (status !== 'available') return base;
  const further = furtherListsOf(record);
  const placements = new Map(
    further.map((list) => {
      const item = placementItem(id, list, record);
      return [item['sk']?.S ?? '', item];
    }),
  );
  const words = record.name === undefined ? [] : [...(indexedWords(entryOf(record)) ?? [])];
  const lists = words.length === 0 ? [] : [`account#${record.accountId}`, ...further];
  const places = lists.map((list) => shardOf(list, shardIn(record, list)));
  return { ...base, placements, words, places };
}

/**
 * A record after its end. An upload in parts that was not completed is a reservation from then on: its last moments may
 * be recorded later. So may an upload of a form that counts no more.
 */
export function afterEnd({ formUntil, ...record }: ResourceRecord): ResourceRecord {
  if (record.status === 'uploading') return { ...record, status: 'reserved' };
  return formUntil === undefined ? { ...record, ended: true } : record;
}

/** A copy of what lists show of a record; details in a row of their own are not copied. */
function placementItem(id: string, list: string, record: ResourceRecord): Item {
  const { description, attributes, tags, ...rest } = record;
  const copied = record.detailsBeside ? rest : record;
  const shard = shardIn(record, list);
  return placement.item([id, list], { ...copied, ...(shard === FIRST_SHARD ? {} : { shard }) });
}

function tagOf(record: ResourceRecord): Pick<Projection, 'tag'> {
  const { status, object, lifecycle, madeWith } = record;
  return status === 'available' && madeWith !== undefined ? { tag: { object, value: lifecycle } } : {};
}

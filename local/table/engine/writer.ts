import dynalite from 'dynalite/db/index.js';
import type { GroupCommit } from '../../database/group-commit.ts';
import { type TableDescription, TIME_TO_LIVE } from '../description.ts';
import type { IndexEntries } from '../store/index-entries.ts';
import type { ItemStore } from '../store/items.ts';
import type { Journal } from '../store/journal.ts';
import { type Item, itemSize, sameItem } from './item.ts';
import { entryKey, itemKey, keysOf } from './keys.ts';

const MAXIMUM_SIZE = 400 * 1024;

/** The stores of the table. */
export interface Stores {
  readonly table: TableDescription;
  readonly group: GroupCommit;
  readonly items: ItemStore;
  readonly entries: IndexEntries;
  /** Absent if the table has no stream. */
  readonly journal: Journal | undefined;
}

/**
 * Replaces an item, its index entries, and journals the change, in one transaction. If both items are equal, it writes
 * and journals nothing: DynamoDB's stream has no record of such a write either.
 */
export function writeItem(
  stores: Stores,
  oldItem: Item | undefined,
  newItem: Item | undefined,
  expired = false,
): void {
  const item = newItem ?? oldItem;
  if (item === undefined || sameItem(oldItem, newItem)) return;
  const { table, group, items, journal } = stores;
  const size = newItem === undefined ? 0 : itemSize(newItem);
  if (size > MAXIMUM_SIZE) throw dynalite.validationError('Item size has exceeded the maximum allowed size');
  if (newItem !== undefined) refuseEmptyKeys(table, newItem);
  const text = newItem === undefined ? null : JSON.stringify(newItem);
  group.begin();
  const key = itemKey(item, table);
  if (text === null) items.delete(key);
  else items.put(key, { text, size, expires: Number(newItem?.[TIME_TO_LIVE]?.N ?? Number.NaN) || null });
  writeEntries(stores, oldItem, newItem, { text, size });
  if (journal === undefined) return;
  const keys = keysOf(item, table);
  journal.add({
    keys,
    old: oldItem === undefined ? null : JSON.stringify(oldItem),
    new: text,
    size: itemSize(keys) + size + (oldItem === undefined ? 0 : itemSize(oldItem)),
    expired,
  });
}

function writeEntries(
  { table, entries }: Stores,
  oldItem: Item | undefined,
  newItem: Item | undefined,
  { text, size }: { text: string | null; size: number },
): void {
  for (const index of table.GlobalSecondaryIndexes) {
    const oldKey = entryKey(oldItem, table, index);
    const newKey = entryKey(newItem, table, index);
    if (oldKey !== undefined && oldKey !== newKey) entries.delete(index.IndexName, oldKey);
    if (newKey !== undefined && text !== null) entries.put(index.IndexName, newKey, text, size);
  }
}

/** Refuses an empty text as the key of an index, which dynalite accepts. */
function refuseEmptyKeys({ GlobalSecondaryIndexes }: TableDescription, item: Item): void {
  for (const { IndexName, KeySchema } of GlobalSecondaryIndexes) {
    const empty = KeySchema.find(({ AttributeName }) => item[AttributeName]?.S === '');
    if (empty === undefined) continue;
    throw dynalite.validationError(
      `One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
    );
  }
}

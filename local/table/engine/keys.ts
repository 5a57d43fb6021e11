import dynalite from 'dynalite/db/index.js';
import type { IndexDescription, TableDescription } from '../description.ts';
import type { Item } from './item.ts';

const { createKey } = dynalite;

/** An item's key in the store: dynalite's encoding, whose order is that of the sort keys. */
export function itemKey(item: Item, table: TableDescription): string {
  return createKey(item, table);
}

/**
 * The key of an item's entry in an index: several items can have the same index key, so the item's own comes after.
 * dynalite takes six digits of a hash of that, and would now and then put one entry in the place of another.
 */
export function indexKey(
  item: Item,
  table: TableDescription,
  keySchema: IndexDescription['KeySchema'],
): string {
  return createKey(item, table, keySchema) + createKey(item, table);
}

/** The key of the item's entry in this index, if it has one: it needs all of the index's attributes. */
export function entryKey(
  item: Item | undefined,
  table: TableDescription,
  { KeySchema }: IndexDescription,
): string | undefined {
  if (item === undefined) return undefined;
  if (KeySchema.some(({ AttributeName }) => item[AttributeName] === undefined)) return undefined;
  return indexKey(item, table, KeySchema);
}

/** The attributes of an item that are the table's key. */
export function keysOf(item: Item, table: TableDescription): Item {
  const keys: Item = {};
  for (const { AttributeName } of table.KeySchema) {
    const value = item[AttributeName];
    if (value !== undefined) keys[AttributeName] = value;
  }
  return keys;
}

import dynalite from 'dynalite/db/index.js';
import type { IndexDescription, TableDescription } from '../description.ts';
import type { Item } from './item.ts';

const { createKey } = dynalite;

/** An item's key in the store, in dynalite's encoding, which keeps the order of sort keys. */
export function itemKey(item: Item, table: TableDescription): string {
  return createKey(item, table);
}

/**
 * The key of an item's entry in an index. Several items can have the same index key, so the item's own key follows it.
 * dynalite appends only six digits of its hash, so that an entry would sometimes overwrite another.
 */
export function indexKey(
  item: Item,
  table: TableDescription,
  keySchema: IndexDescription['KeySchema'],
): string {
  return createKey(item, table, keySchema) + createKey(item, table);
}

/** The key of the item's entry in this index. Undefined if the item lacks one of the index's attributes. */
export function entryKey(
  item: Item | undefined,
  table: TableDescription,
  { KeySchema }: IndexDescription,
): string | undefined {
  if (item === undefined) return undefined;
  if (KeySchema.some(({ AttributeName }) => item[AttributeName] === undefined)) return undefined;
  return indexKey(item, table, KeySchema);
}

/** An item's attributes that form the table's key. */
export function keysOf(item: Item, table: TableDescription): Item {
  const keys: Item = {};
  for (const { AttributeName } of table.KeySchema) {
    const value = item[AttributeName];
    if (value !== undefined) keys[AttributeName] = value;
  }
  return keys;
}

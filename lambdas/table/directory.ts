import type { Item } from './entity.ts';
import { NEW, put, type Table } from './table.ts';

/**
 * Adds a client's or a user's row after its entry in the operators' list, so that an interrupted call leaves an entry
 * without a row, never a row without an entry. Resolves to false if the row exists already.
 */
export async function putWithEntry(table: Table, row: Item, entry: Item): Promise<boolean> {
  const isFirst = await put(table, entry, NEW);
  if (!(await put(table, row, NEW))) return false;
  // An older entry may name another account: its call was interrupted, or lost the race for the name.
  if (!isFirst) await put(table, entry);
  return true;
}

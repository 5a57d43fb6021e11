import type { Item } from './entity.ts';
import { NEW, put, type Table } from './table.ts';

/**
 * Adds a client's or a user's row after its entry in the operators' list: one that is cut off leaves an entry without a
 * row, never a row without an entry. False where there is such a row already.
 */
export async function putWithEntry(table: Table, row: Item, entry: Item): Promise<boolean> {
  const isFirst = await put(table, entry, NEW);
  if (!(await put(table, row, NEW))) return false;
  // The entry that was there may name another account: somebody was cut off, or lost this name to this row.
  if (!isFirst) await put(table, entry);
  return true;
}

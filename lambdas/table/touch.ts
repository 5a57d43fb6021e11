import { walkList } from './list-rows.ts';
import { changeRecord } from './resource-rows.ts';
import type { Table } from './table.ts';

/** Who touches records: the stream has what they touch reconciled, whatever has changed. */
export const OPERATOR = 'operator';

/** Has a resource reconciled, by a new version of its record. False where there is no such resource. */
export async function touch(table: Table, id: string, now: number): Promise<boolean> {
  return (await changeRecord(table, id, { by: OPERATOR, now }, (record) => ({ ...record }))) !== undefined;
}

/** The ids of all that stands in an account's list, page by page. */
export async function* listedIds(table: Table, accountId: string): AsyncGenerator<readonly string[]> {
  for await (const rows of walkList(table, `account#${accountId}`, 'gsi2')) yield rows.map(({ id }) => id);
}

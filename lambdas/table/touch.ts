import { OPERATOR } from './authors.ts';
import { walkList } from './list-rows.ts';
import { changeRecord } from './resource-rows.ts';
import type { Table } from './table.ts';

/** Has a resource reconciled, by a new version of its record. Resolves to false if it does not exist. */
export async function touch(table: Table, id: string, now: number): Promise<boolean> {
  return (await changeRecord(table, id, { by: OPERATOR, now }, (record) => ({ ...record }))) !== undefined;
}

/** The ids of all resources in an account's list, page by page. */
export async function* listedIds(table: Table, accountId: string): AsyncGenerator<readonly string[]> {
  for await (const rows of walkList(table, `account#${accountId}`, 'gsi2')) yield rows.map(({ id }) => id);
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { containerLookup } from '../../../lambdas/table/container-lookup.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { container } from '../../unit/support/containers.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

test('finds a container until its deletion begins', async () => {
  const records = containerRecords(table.connect());
  const lookup = containerLookup(table.connect());
  expect(await lookup.find(container.id)).toBeUndefined();
  await records.add(container);
  expect(await lookup.find(container.id)).toEqual(container);
  await records.hide(container.id, 1);
  expect(await lookup.find(container.id)).toBeUndefined();
});

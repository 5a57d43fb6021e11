import { expect, test } from 'vitest';
import type { Position } from '../../lambdas/model/lists/cursor.ts';
import type { Listed } from '../../lambdas/model/lists/ports.ts';
import { resourceListPage } from '../../lambdas/model/lists/resource-list.ts';
import type { Resource } from '../../lambdas/model/resources/resource.ts';
import { writeMany } from '../../lambdas/table/batch.ts';
import { resourceLists } from '../../lambdas/table/lists.ts';
import { openEmbeddedTable } from '../integration/adapters/embedded-table.ts';
import { withShards } from '../support/known-shards.ts';
import { itemsOf } from '../support/resource-items.ts';
import { countCalls } from '../support/table-calls.ts';

const NOW = 1_700_000_000_000;
const EXPIRED = 100_000;
const LIVE = 100;

function resource(index: number): Resource {
  const id = crypto.randomUUID();
  return {
    id,
    accountId: 'stale',
    fileName: `${index}.pdf`,
    mediaType: 'application/pdf',
    object: `resources/${id}`,
    createdAt: NOW - 1_000_000 + index,
    status: 'available',
    ...(index < EXPIRED ? { expiresAt: NOW } : {}),
  };
}

test('a hundred resources after 100,000 expired ones come in pages of at most 300 rows, without a gap', {
  timeout: 600_000,
}, async () => {
  const table = await openEmbeddedTable();
  const writer = table.connect();
  const STEP = 1000;
  for (let start = 0; start < EXPIRED + LIVE; start += STEP) {
    const indexes = Array.from({ length: Math.min(STEP, EXPIRED + LIVE - start) }, (_, at) => start + at);
    await writeMany(writer, { puts: indexes.flatMap((index) => itemsOf(resource(index))) });
  }
  const connection = withShards(table.connect(), 1);
  const calls = countCalls(connection.client);
  const show = ({ resource: { id } }: Listed) => id;
  const dependencies = { lists: resourceLists(connection), now: () => NOW, show };
  const ordering = { by: 'created', descending: false } as const;
  const found: string[] = [];
  let pages = 0;
  for (let position: Position | undefined; ; ) {
    const rowsBefore = calls.rowsRead;
    const request = { ordering, limit: LIVE, ...(position === undefined ? {} : { position }) };
    const page = await resourceListPage(dependencies, ['account#stale'], request);
    expect(calls.rowsRead - rowsBefore).toBeLessThanOrEqual(300);
    pages += 1;
    found.push(...page.items);
    position = page.next;
    if (position === undefined) break;
  }
  expect(new Set(calls.operations)).toEqual(new Set(['Query']));
  expect(new Set(found).size).toBe(LIVE);
  expect(found).toHaveLength(LIVE);
  console.log(`${pages} pages, ${calls.rowsRead} rows`);
  await table.close();
});

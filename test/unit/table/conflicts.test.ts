import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { afterEach, expect, test, vi } from 'vitest';
import type { Item } from '../../../lambdas/table/entity.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { memoryTable } from './memory-table.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a write that meets a transaction on its record is tried again', async () => {
  vi.useFakeTimers();
  const rows = new Map<string, Item>();
  let conflicts = 2;
  const table = memoryTable(rows, async () => {
    if (conflicts-- > 0) throw new TransactionConflictException({ message: 'busy', $metadata: {} });
  });
  await table.shards.renew(['account#acme']);
  conflicts = 2;
  const adding = resourceRecords(table, () => 1).add({
    id: 'a',
    accountId: 'acme',
    fileName: 'a.txt',
    mediaType: 'text/plain',
    object: 'resources/a/1',
    createdAt: 1,
    status: 'reserved',
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(await adding).toBe(true);
  expect(rows.size).toBe(1);
});

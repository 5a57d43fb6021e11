import { expect, test } from 'vitest';
import { resourceEnds } from '../../../lambdas/table/ends.ts';
import { hourOf, resource } from '../../../lambdas/table/entities.ts';
import { tableWith } from '../../../lambdas/table/open-table.ts';
import { put } from '../../../lambdas/table/table.ts';
import { openUntilTheEnd } from './table-under-test.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2040, 0, 15, 12, 30);
const THIS_HOUR = hourOf(NOW);

async function opened() {
  const { client } = await openUntilTheEnd();
  const table = tableWith(client, 'rows', () => NOW);
  const ends = resourceEnds(table);
  return {
    ends,
    add: (
      id: string,
      expiresAt: number | undefined,
      changes: { ended?: boolean; description?: string } = {},
    ) =>
      put(
        table,
        resource.item([id], { ...plain, ...changes, ...(expiresAt !== undefined && { expiresAt }) }),
      ),
    async found(hour: number, now = NOW) {
      const ids: string[] = [];
      for await (const page of ends.endedIn(hour, now)) ids.push(...page);
      return ids.toSorted();
    },
  };
}

const plain = {
  accountId: 'acme',
  version: 1,
  status: 'available',
  fileName: 'a.txt',
  mediaType: 'text/plain',
  createdAt: 0,
  changedBy: 'client',
  object: 'resources/a',
  lifecycle: '1',
};

test('finds ended resources in their hour, to the millisecond', async () => {
  const { add, found } = await opened();
  await add('start', THIS_HOUR * HOUR);
  await add('now', NOW);
  await add('next', NOW + 1);
  await add('before', THIS_HOUR * HOUR - 1);
  await add('after', (THIS_HOUR + 1) * HOUR);
  await add('never', undefined);
  await add('gone', NOW, { ended: true });
  expect(await found(THIS_HOUR)).toEqual(['now', 'start']);
  expect(await found(THIS_HOUR - 1)).toEqual(['before']);
  expect(await found(THIS_HOUR, NOW + 1)).toEqual(['next', 'now', 'start']);
  expect(await found(THIS_HOUR + 1)).toEqual([]);
});

test('finds ended resources in every partition, on several pages', async () => {
  const { add, found } = await opened();
  const ids = Array.from({ length: 40 }, () => crypto.randomUUID());
  // Some megabytes: DynamoDB's answers have one at most.
  const description = 'x'.repeat(100_000);
  await Promise.all(ids.map((id, index) => add(id, NOW - index, { description })));
  await Promise.all(ids.map((id, index) => add(`${id}-later`, NOW + 1 + index, { description })));
  expect(await found(THIS_HOUR)).toEqual(ids.toSorted());
});

test('the progress is the last saved one', async () => {
  const { ends } = await opened();
  expect(await ends.progress()).toBeUndefined();
  await ends.saveProgress(5);
  await ends.saveProgress(6);
  expect(await ends.progress()).toBe(6);
});

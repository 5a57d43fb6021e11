import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ProblemError } from '../../../lambdas/model/problem.ts';
import {
  amountsOf,
  dimensions,
  isExceeded,
  NOTHING,
  type Quota,
} from '../../../lambdas/model/quotas/quota.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { resource as resourceRow } from '../../../lambdas/table/entities.ts';
import { afterEnd } from '../../../lambdas/table/projection.ts';
import { quotaCounts, removeQuota, restartCount, writeQuota } from '../../../lambdas/table/quota-counts.ts';
import { findQuota } from '../../../lambdas/table/quotas.ts';
import { changeRecord, readRecord } from '../../../lambdas/table/resource-rows.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import { get, type Table } from '../../../lambdas/table/table.ts';
import { examples } from '../../support/effort.ts';
import { countCalls } from '../../support/table-calls.ts';
import { openEmbeddedTable } from '../adapters/embedded-table.ts';

const embedded = await openEmbeddedTable();
afterAll(() => embedded.close());
const tables = Array.from({ length: 4 }, () => embedded.connect());
const [table] = tables as [Table];

const NOW = 1_700_000_000_000;
const now = () => NOW;
const BY = 'client#one';

const newAccount = () => `a${crypto.randomUUID()}`;

function form(accountId: string, change: Partial<Resource> = {}): Resource {
  const id = crypto.randomUUID();
  return {
    id,
    accountId,
    fileName: 'a.txt',
    mediaType: 'text/plain',
    object: `resources/${id}/1`,
    createdAt: NOW,
    size: 10,
    counted: true,
    formUntil: NOW + 3_600_000,
    forgetAt: NOW + 100_000_000,
    status: 'reserved',
    ...change,
  };
}

const file = (id: string, size: number) => ({
  object: `resources/${id}/1?versionId=1`,
  size,
  uploadedAt: NOW,
});

/** What the records with these ids hold, as they say themselves. */
async function heldBy(ids: readonly string[]) {
  const sum = { ...NOTHING };
  for (const id of ids) {
    const record = await readRecord(table, id);
    if (record === undefined) continue;
    const amounts = amountsOf(record);
    for (const one of dimensions) Object.assign(sum, { [one]: sum[one] + amounts[one] });
  }
  return sum;
}

type Step = readonly ['ask' | 'keep' | 'arrive' | 'replace' | 'delete' | 'end' | 'erase', number, number];

const step: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('ask', 'ask', 'ask', 'keep', 'arrive', 'arrive', 'replace', 'delete', 'end', 'erase'),
  fc.nat(7),
  fc.integer({ min: 1, max: 40 }),
);

/** Does one step with one of the ids. Resolves to whether the quota refused it. */
async function take(at: Table, accountId: string, ids: readonly string[], [name, index, size]: Step) {
  const id = ids[index] ?? '';
  const resources = resourceRecords(at, now);
  const catalogue = catalogueRecords(at, now);
  try {
    switch (name) {
      case 'ask':
        await resources.add(form(accountId, { id, size }), BY);
        break;
      case 'keep': {
        const { formUntil: _, ...kept } = form(accountId, { id, size, uploadedAt: NOW, status: 'available' });
        await resources.claim(kept, NOW, BY);
        break;
      }
      case 'arrive': {
        const found = await resources.find(id);
        await resources.recordUpload(found ?? { id }, file(id, Math.min(size, found?.size ?? 0)), 1);
        break;
      }
      case 'replace': {
        const found = await catalogue.find(id);
        const next = { ...file(id, size), mediaType: 'text/plain', fileName: 'b.txt', madeWith: 1 };
        if (found !== undefined) await catalogue.change(found, {}, next, BY);
        break;
      }
      case 'delete':
        await resources.markDeleted(id, accountId, NOW, NOW + 1, undefined, BY);
        break;
      case 'end':
        await changeRecord(at, id, { by: 'service', now: NOW }, (record) =>
          record.status === 'deleted' ? undefined : afterEnd(record),
        );
        break;
      case 'erase':
        await catalogue.erase(id);
        break;
    }
    return false;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'quota-exceeded') return true;
    throw error;
  }
}

const limits: fc.Arbitrary<Quota['limits']> = fc.record(
  {
    resources: fc.integer({ min: 0, max: 6 }),
    uploads: fc.integer({ min: 0, max: 5 }),
    bytes: fc.integer({ min: 0, max: 120 }),
  },
  { requiredKeys: [] },
);

test('concurrent requests never exceed a quota, and each hold is taken and released once', async () => {
  await fc.assert(
    fc.asyncProperty(
      limits,
      fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 4 }),
      async (most, actors) => {
        const accountId = newAccount();
        const ids = Array.from({ length: 8 }, () => crypto.randomUUID());
        await writeQuota(table, accountId, most, NOW);
        await Promise.all(
          actors.map(async (steps, actor) => {
            for (const one of steps) {
              await take(tables[actor] ?? table, accountId, ids, one);
              const quota = await findQuota(table, accountId);
              for (const dimension of dimensions)
                expect(quota?.used[dimension]).toBeLessThanOrEqual(
                  most[dimension] ?? Number.POSITIVE_INFINITY,
                );
            }
          }),
        );
        const quota = await findQuota(table, accountId);
        expect(quota?.used).toEqual(await heldBy(ids));
        const wanted = { resources: 1, uploads: 1, bytes: 10 };
        const isRefused = await take(table, accountId, [crypto.randomUUID()], ['ask', 0, 10]);
        expect(isRefused).toBe(quota !== undefined && isExceeded(quota, wanted));
      },
    ),
    examples(200),
  );
});

test('of many requests at once, exactly as many succeed as the quota allows', async () => {
  const accountId = newAccount();
  await writeQuota(table, accountId, { uploads: 7 }, NOW);
  const added = await Promise.allSettled(
    Array.from({ length: 25 }, (_, index) =>
      resourceRecords(tables[index % 4] ?? table, now).add(form(accountId), BY),
    ),
  );
  expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  expect((await findQuota(table, accountId))?.used).toEqual({ resources: 7, uploads: 7, bytes: 70 });
});

test('a repeated request is answered like the first one, even if nothing is left', async () => {
  const accountId = newAccount();
  await writeQuota(table, accountId, { resources: 1 }, NOW);
  const wanted = form(accountId);
  const resources = resourceRecords(table, now);
  expect(await resources.add(wanted, BY)).toBe(true);
  expect(await resources.add(wanted, BY)).toBe(false);
  await expect(resources.add(form(accountId), BY)).rejects.toThrow(
    "The account's quota does not allow this: 0 of 1 resources are left.",
  );
});

test('a large description and a hold are written together', async () => {
  const accountId = newAccount();
  await writeQuota(table, accountId, { bytes: 100 }, NOW);
  const { formUntil: _, ...kept } = form(accountId, { status: 'available' });
  const catalogue = catalogueRecords(table, now);
  const entry = { name: 'a', description: 'long '.repeat(100), archived: false, attributes: {} };
  expect(await catalogue.add({ resource: kept, entry }, BY)).toBe(true);
  expect((await findQuota(table, accountId))?.used.bytes).toBe(10);
  expect((await catalogue.find(kept.id))?.entry.description).toBe(entry.description);
});

test('a count that begins anew lets each record join it once, and forgets what left before', async () => {
  const accountId = newAccount();
  await writeQuota(table, accountId, {}, NOW);
  const resources = resourceRecords(table, now);
  const [kept, deleted] = [form(accountId), form(accountId)];
  for (const one of [kept, deleted]) await resources.add(one, BY);
  const generation = (await restartCount(table, accountId, NOW)) ?? 0;
  await resources.markDeleted(deleted.id, accountId, NOW, NOW + 1);
  expect((await findQuota(table, accountId))?.used).toEqual(NOTHING);
  const quotas = quotaCounts(table, now);
  expect((await quotas.uncounted(accountId, 'forms', generation, 10)).ids).toEqual([kept.id]);
  for (let time = 0; time < 2; time++) await quotas.count(kept.id, generation);
  expect((await findQuota(table, accountId))?.used).toEqual({ resources: 1, uploads: 1, bytes: 10 });
  expect((await quotas.uncounted(accountId, 'forms', generation, 10)).ids).toEqual([]);
});

test('without its quota, a record counts no more', async () => {
  const accountId = newAccount();
  await writeQuota(table, accountId, {}, NOW);
  const wanted = form(accountId);
  const resources = resourceRecords(table, now);
  await resources.add(wanted, BY);
  await removeQuota(table, accountId);
  await resources.recordUpload(wanted, file(wanted.id, 10), 1);
  const row = await get(table, resourceRow.key(wanted.id));
  expect(row).toMatchObject({ status: { S: 'available' } });
  expect(row).not.toHaveProperty('held');
});

test('costs: nothing without a quota, and with one a read and a transaction', async () => {
  const accountId = newAccount();
  const connection = embedded.connect();
  const calls = countCalls(connection.client);
  await connection.shards.renew([`account#${accountId}`]);
  Object.assign(calls, { operations: [], capacityUnits: 0 });
  const resources = resourceRecords(connection, now);
  const { counted: _, formUntil: __, ...uncounted } = form(accountId);
  await resources.add(uncounted, BY);
  expect(calls).toMatchObject({ operations: ['PutItem'], capacityUnits: 1 });
  calls.operations.length = 0;
  await resources.recordUpload(uncounted, file(uncounted.id, 10), 1);
  expect(calls.operations).toEqual(['GetItem', 'PutItem']);

  await writeQuota(table, accountId, { resources: 5 }, NOW);
  calls.operations.length = 0;
  const counted = form(accountId);
  await resources.add(counted, BY);
  expect(calls.operations).toEqual(['GetItem', 'TransactWriteItems']);
  calls.operations.length = 0;
  await resources.recordUpload(counted, file(counted.id, 10), 1);
  expect(calls.operations).toEqual(['GetItem', 'GetItem', 'TransactWriteItems']);
});

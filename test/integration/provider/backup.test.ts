import { appendFile, readFile, truncate } from 'node:fs/promises';
import path from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';
import { writeMany } from '../../../lambdas/table/batch.ts';
import { catalogueRecords } from '../../../lambdas/table/catalogue.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { type Item, keyOf } from '../../../lambdas/table/entity.ts';
import { tableRows } from '../../../lambdas/table/export.ts';
import { writeQuota } from '../../../lambdas/table/quota-counts.ts';
import { resourceRecords } from '../../../lambdas/table/resources.ts';
import type { Table } from '../../../lambdas/table/table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { makeFolder, removeFolder } from '../../support/local-process.ts';
import { linesOf } from '../../support/operator.ts';
import { openEmbeddedTable } from '../adapters/embedded-table.ts';
import { commandLine } from './command-line.ts';

const NOW = 1_700_000_000_000;
const now = () => NOW;
const source = await openEmbeddedTable();
const target = await openEmbeddedTable();
const folder = await makeFolder();
afterAll(async () => {
  await source.close();
  await target.close();
  await removeFolder(folder);
});

function accountsOf(table: Table) {
  const audit = async function* () {};
  return { table, clients: clientRecords(table), users: userRecords(table), audit, now };
}

const from = accountsOf(source.connect());
const to = accountsOf(target.connect());
const onSource = commandLine(from);
const onTarget = commandLine(to);

const allRows = async ({ client, name }: Table) =>
  ((await client.send(new ScanCommand({ TableName: name }))).Items ?? []).sort(byKey);
const byKey = (one: Item, other: Item) =>
  JSON.stringify(keyOf(one)) < JSON.stringify(keyOf(other)) ? -1 : 1;
const empty = async (table: Table) => writeMany(table, { deletes: (await allRows(table)).map(keyOf) });

function file(accountId: string, change: Partial<Resource> = {}): Resource {
  const id = crypto.randomUUID();
  return {
    id,
    accountId,
    fileName: 'end\u2028of\u2029line.txt',
    mediaType: 'text/plain',
    object: `resources/${id}/1?versionId=1`,
    createdAt: NOW,
    uploadedAt: NOW,
    size: 10,
    status: 'available',
    ...change,
  };
}

const LONG = { name: 'Deed', description: 'very long '.repeat(100), archived: false, attributes: {} };

/** Two accounts with something of everything. */
async function fill() {
  for (const account of ['acme', 'other']) {
    await linesOf(onSource, 'create', '--account', account, '--user', `ann-${account}`);
    await writeQuota(from.table, account, { resources: 9 }, NOW);
    const resources = resourceRecords(from.table, now);
    for (let index = 0; index < 5; index++) await resources.add(file(account));
    await resources.add(file(account, { status: 'reserved' }));
    await catalogueRecords(from.table, now).add({ resource: file(account), entry: LONG });
    const container = { name: 'C', description: '', tags: [], createdAt: NOW, updatedAt: NOW };
    await containerRecords(from.table).add({ id: crypto.randomUUID(), accountId: account, ...container });
  }
}

await fill();

test('an export of the table is restored into an empty one, row by row', async () => {
  const to_ = path.join(folder, 'table.jsonl');
  const lines = await linesOf(onSource, 'export', '--file', to_);
  expect(lines.at(-1)).toMatch(/^The export of the table is complete, with \d+ rows\.$/);
  await linesOf(onTarget, 'restore', '--file', to_);
  expect(await allRows(to.table)).toEqual(await allRows(from.table));
  const [again = ''] = (await linesOf(onTarget, 'restore', '--file', to_)).slice(-1);
  expect(again).toMatch(/^The table is restored: 0 rows were written/);
});

test('an interrupted export goes on, wherever it was cut off, and misses and repeats nothing', async () => {
  const whole = path.join(folder, 'whole.jsonl');
  await linesOf(onSource, 'export', '--file', whole);
  const expected = await readFile(whole, 'utf8');
  for (const bytes of [0, 1, 20, 21, 40, 3000, expected.length - 1, expected.length - 30]) {
    const cut = path.join(folder, `cut-${bytes}.jsonl`);
    await appendFile(cut, expected.slice(0, bytes));
    const { code, stderr } = await onSource('export', '--file', cut);
    // Too little to tell what it was.
    if (bytes === 1) expect(stderr).toContain('is no export');
    else expect([code, await readFile(cut, 'utf8')], String(bytes)).toEqual([0, expected]);
  }
});

test('an export goes on from its last page', async () => {
  const whole = [];
  for await (const { rows } of tableRows(from.table)) whole.push(...rows);
  const resumed = [];
  for (let next: Item | undefined, more = true; more; ) {
    for await (const page of tableRows(from.table, next, 3)) {
      resumed.push(...page.rows);
      next = page.next;
      more = next !== undefined;
      break;
    }
  }
  expect(resumed).toEqual(whole);
  expect(whole.length).toBeGreaterThan(20);
});

test("an account's export has all that it lists, and nothing of others", async () => {
  const acme = path.join(folder, 'acme.jsonl');
  await linesOf(onSource, 'export', '--file', acme, '--account', 'acme');
  const text = await readFile(acme, 'utf8');
  expect(text).not.toContain('other');
  await empty(to.table);
  await linesOf(onTarget, 'restore', '--file', acme);
  const listed = (await allRows(from.table)).filter(
    (item) => JSON.stringify(item).includes('acme') || keyOf(item).sk === 'details',
  );
  const restored = await allRows(to.table);
  const isReserved = (item: Item) => item['status']?.S === 'reserved';
  const expected = listed.filter((item) => !isReserved(item) && keyOf(item).sk !== 'details');
  expect(restored.filter((item) => keyOf(item).sk !== 'details')).toEqual(expected);
  expect(restored.filter((item) => keyOf(item).sk === 'details')).toHaveLength(1);
});

test('restoring replaces older records with their details, and nothing newer', async () => {
  const exported = path.join(folder, 'older.jsonl');
  const catalogue = catalogueRecords(from.table, now);
  const [older, newer] = [file('acme'), file('acme')];
  for (const one of [older, newer]) await catalogue.add({ resource: one, entry: LONG });
  await linesOf(onSource, 'export', '--file', exported);
  await empty(to.table);
  const there = catalogueRecords(to.table, () => NOW - 1000);
  await there.add({ resource: older, entry: { ...LONG, description: 'before '.repeat(99) } });
  const later = catalogueRecords(to.table, () => NOW + 1000);
  await later.add({ resource: newer, entry: { ...LONG, description: 'after '.repeat(99) } });
  await linesOf(onTarget, 'restore', '--file', exported);
  expect((await later.find(older.id))?.entry.description).toBe(LONG.description);
  expect((await later.find(newer.id))?.entry.description).toBe('after '.repeat(99));
});

test.each([
  ['is not complete: finish it with export first.', -40],
  ['is complete, with', undefined],
])('refuses a file that %s', async (message, cut) => {
  const exported = path.join(folder, `refused-${cut}.jsonl`);
  await linesOf(onSource, 'export', '--file', exported);
  if (cut !== undefined) await truncate(exported, (await readFile(exported)).length + cut);
  const command = cut === undefined ? 'export' : 'restore';
  const { code, stderr } = await onSource(command, '--file', exported);
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
});

test('refuses to go on with the export of something else, or to restore what is missing', async () => {
  const exported = path.join(folder, 'of-acme.jsonl');
  await linesOf(onSource, 'export', '--file', exported, '--account', 'acme');
  expect((await onSource('export', '--file', exported)).stderr).toContain('is an export of the account acme');
  expect((await onSource('restore', '--file', path.join(folder, 'none'))).stderr).toContain(
    'There is no file',
  );
});

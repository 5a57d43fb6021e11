import { randomUUID } from 'node:crypto';
import { afterAll, expect, test, vi } from 'vitest';
import { containerRecords } from '../../../lambdas/table/containers.ts';
import { shardOf, wordsOf } from '../../../lambdas/table/entities.ts';
import type { Item } from '../../../lambdas/table/entity.ts';
import { openTable } from '../../../lambdas/table/open-table.ts';
import { queryAll, type Range } from '../../../lambdas/table/query.ts';
import { shardFor } from '../../../lambdas/table/shards.ts';
import { catalogueAt, nextPath, toldEntries } from '../../acceptance/support/catalogue.ts';
import { containersAt, containersIn, membersIn, query } from '../../acceptance/support/containers.ts';
import { PATIENCE } from '../../support/patience.ts';
import {
  addEntry,
  addResource,
  allRows,
  foundByWord,
  idsOf,
  newAccount,
  storesOf,
} from '../adapters/catalogued.ts';
import { SECOND, startService } from './service-under-test.ts';

const service = await startService();
const { api, baseUrl, clock, platform } = service;
const client = await service.addClient({ tokenLifetimeSeconds: 86_400 });
await service.operate('grant', client.client_id, { organization: 'land', role: 'manager' });
const token = await api.token(client);
const catalogue = catalogueAt(baseUrl, `Token ${token}`);
const containers = containersAt(baseUrl, token);
const { id: box } = await containers.created({ name: 'Box' });
const direct = openTable(platform);
afterAll(() => direct.client.destroy());

const MINUTE = 60 * SECOND;
/** How far the clock moves after each step of all who write and read, if not given: no request sees it move further. */
const STEP = 30 * SECOND;

/** What each list must show: what was put there and is left alone from then on. */
const kept = {
  'account#acme': new Set<string>(),
  'organization#land': new Set<string>(),
  'project#land/coast': new Set<string>(),
  'projects#land': new Set<string>(),
  [`container#${box}`]: new Set<string>(),
  'containers#acme': new Set([box]),
};
const lists = Object.keys(kept);

function keep(id: string, ...places: readonly string[]): void {
  for (const [list, ids] of Object.entries(kept)) if (places.includes(list)) ids.add(id);
}

const IN_ACCOUNT = 'account#acme';
const ORGANIZATION = '/organizations/land/resources/';
const PROJECT = '/organizations/land/projects/coast/resources/';
/** In no order, so that there are always some to come behind a cursor and before it. */
const name = (what: string) => `${what} ${randomUUID().slice(0, 4)}`;

/** Those who write, each of whom does one thing a step. */
const writers: readonly (() => Promise<void>)[] = [
  async () => {
    const { id } = await catalogue.created({ name: name('Deed'), container_id: box }, ORGANIZATION);
    keep(id, IN_ACCOUNT, 'organization#land', `container#${box}`);
  },
  async () => {
    const { id } = await catalogue.created({ name: name('Deed') }, PROJECT);
    keep(id, IN_ACCOUNT, 'project#land/coast', 'projects#land');
    // What is there already is put into a further list, and into a container.
    expect((await catalogue.post(ORGANIZATION, { id })).status).toBe(201);
    expect((await catalogue.patch(id, { container_id: box })).status).toBe(200);
    keep(id, 'organization#land', `container#${box}`);
  },
  async () => {
    const { id } = await catalogue.created({ name: name('Deed'), container_id: box }, PROJECT);
    expect((await catalogue.patch(id, { name: name('Lease') })).status).toBe(200);
    expect((await catalogue.patch(id, { container_id: null })).status).toBe(200);
    expect((await catalogue.remove(id)).status).toBe(204);
  },
  async () => {
    const { id } = await containers.created({ name: name('Container') });
    await containers.updated(id, { name: name('Container') });
    keep(id, 'containers#acme');
  },
];

/** Reads a list from the beginning to the end, page by page. */
type Walk = () => AsyncGenerator<readonly string[]>;

const catalogueWalk = (path: string, asked: string): Walk =>
  async function* () {
    for (let next: string | undefined = `${path}?${asked}`; next !== undefined; ) {
      const answer = await catalogue.get(next);
      yield idsOf(toldEntries(answer));
      next = nextPath(baseUrl, answer);
    }
  };

const groupWalk = (where: 'contents' | 'containers', asked: object): Walk =>
  async function* () {
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const text = query(cursor === undefined ? asked : { ...asked, cursor });
      const page =
        where === 'contents'
          ? membersIn(await containers.resources(box, text))
          : containersIn(await containers.list(text));
      yield page.data.map(({ id }) => id);
      cursor = page.cursor;
    }
  };

const paths = {
  'organization#land': ORGANIZATION,
  'project#land/coast': PROJECT,
  'account#acme': '/resources/',
};

/** All ways to read each list, in pages of this size. */
function walksOf(
  limit: number,
): readonly { readonly list: string; readonly how: string; readonly walk: Walk }[] {
  const ways = ['ordering=name', 'ordering=-name', 'ordering=created', 'ordering=-created', 'search=dee'];
  return [
    ...Object.entries(paths).flatMap(([list, path]) =>
      ways.map((how) => ({ list, how, walk: catalogueWalk(path, `${how}&limit=${limit}`) })),
    ),
    ...['name', '-createdAt'].flatMap((sort) => [
      { list: `container#${box}`, how: sort, walk: groupWalk('contents', { limit, sort }) },
      { list: 'containers#acme', how: sort, walk: groupWalk('containers', { limit, sort }) },
    ]),
  ];
}

/** Reads a list for ever, a page a step, and checks each time that nothing is missed and nothing doubled. */
function reader(list: string, walk: Walk) {
  let pages: AsyncGenerator<readonly string[]> | undefined;
  let expected: readonly string[] = [];
  let found: string[] = [];
  const reads = { walks: 0 };
  async function step(): Promise<void> {
    if (pages === undefined) {
      expected = [...(Object.entries(kept).find(([name]) => name === list)?.[1] ?? [])];
      found = [];
      pages = walk();
    }
    const page = await pages.next();
    if (page.done !== true) {
      found.push(...page.value);
      return;
    }
    pages = undefined;
    reads.walks += 1;
    const wanted = new Set(expected);
    expect(found.filter((id) => wanted.has(id)).toSorted()).toEqual(expected.toSorted());
  }
  return { reads, step };
}

/**
 * One for every third way to read each list, in turns with short pages and with long ones: all are read in all ways in
 * the end.
 */
const longWalks = walksOf(40);
const readers = walksOf(4)
  .map((short, index) => (index % 4 === 0 ? short : (longWalks[index] ?? short)))
  .filter((_, index) => index % 3 === 0)
  .map(({ list, walk }) => reader(list, walk));

/** Lets everybody write and read until the clock has moved so far. */
async function goOn(milliseconds: number, step = STEP): Promise<void> {
  for (const end = clock.time + milliseconds; clock.time < end; clock.time += step)
    await Promise.all([...writers.map((write) => write()), ...readers.map(({ step }) => step())]);
}

/** How many rows stand in each of the four shards of a list, or of its words. */
async function rowsIn(list: string, partitionOf = shardOf): Promise<number[]> {
  const indexed = partitionOf === shardOf ? { index: list.startsWith('container#') ? 'gsi4' : 'gsi2' } : {};
  return Promise.all(
    [0, 1, 2, 3].map(async (shard) => {
      const range = { ...indexed, partition: partitionOf(list, shard) } as Range;
      const rows: Item[] = [];
      for await (const items of queryAll(direct, range)) rows.push(...items);
      return rows.length;
    }),
  );
}

/** The same of all lists, and of the words of those that have some. */
async function allRowsInShards(): Promise<number[][]> {
  const worded = lists.filter((list) => !list.startsWith('container'));
  return Promise.all([...lists.map((list) => rowsIn(list)), ...worded.map((list) => rowsIn(list, wordsOf))]);
}

test('lists grow from one shard to four while they are written and paged, and miss nothing', {
  timeout: 120_000,
}, async () => {
  await goOn(2 * MINUTE);
  for (const list of lists) {
    const time = new Date(clock.time + 5 * MINUTE).toISOString();
    expect(await service.operate('grow', list, { shards: '4' })).toBe(
      `The list ${list} is read in 4 shards within a minute, and written in them from ${time} on.`,
    );
  }
  const walksBefore = readers.map(({ reads }) => reads.walks);
  await goOn(5 * MINUTE, 50 * SECOND);
  for (const [first, ...others] of await allRowsInShards()) {
    expect(first).toBeGreaterThan(0);
    expect(others).toEqual([0, 0, 0]);
  }
  await goOn(5 * MINUTE);
  for (const [first = 0, ...others] of await allRowsInShards()) {
    // Where few were added since, one of the new shards may have none.
    expect(Math.max(...others)).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(0);
  }
  for (const [index, { reads }] of readers.entries())
    expect(reads.walks).toBeGreaterThan(walksBefore[index] ?? 0);

  for (const { list, how, walk } of walksOf(30)) {
    const found: string[] = [];
    for await (const ids of walk()) found.push(...ids);
    const wanted = Object.entries(kept).find(([name]) => name === list)?.[1] ?? [];
    expect(found.toSorted(), `${list} by ${how}`).toEqual([...wanted].toSorted());
  }
});

test('an operator has a whole grown list reconciled', async () => {
  const printed = await service.operate('reconcile', undefined, { account: 'acme' });
  expect(printed.split('\n').at(-1)).toBe(`Resources being reconciled: ${kept[IN_ACCOUNT].size}`);
});

test('a grown container is deleted with all its resources', async () => {
  expect((await containers.remove(box)).status).toBe(400);
  expect((await containers.remove(box, 'traverse=true')).status).toBeLessThan(300);
  await vi.waitFor(async () => expect((await containers.get(box)).status).toBe(404), PATIENCE);
  expect(await rowsIn(`container#${box}`)).toEqual([0, 0, 0, 0]);
});

test("two instances, one of which has just read the old number, see each other's writes", async () => {
  const tables = [openTable(platform), openTable(platform)];
  const [old, young] = tables.map(storesOf);
  const { accountId, list } = newAccount();
  const added: string[] = [];
  if (old === undefined || young === undefined) throw new Error('There are two.');
  expect(await allRows(old, list)).toEqual([]);
  await service.operate('grow', list, { shards: '4' });
  for (const end = clock.time + 6 * MINUTE; clock.time <= end; clock.time += 20 * SECOND) {
    const adding = [young, old].map((stores) => addEntry(stores, accountId, { name: 'Deed' }));
    added.push(...idsOf(await Promise.all(adding)));
    for (const stores of [old, young]) {
      expect(idsOf(await allRows(stores, list)).toSorted()).toEqual(added.toSorted());
      expect((await foundByWord(stores, list, 'deed')).toSorted()).toEqual(added.toSorted());
    }
  }
  // A few ids may miss one of the new shards, but hardly all three.
  expect(Math.max(...(await rowsIn(list)).slice(1))).toBeGreaterThan(0);
  for (const { client } of tables) client.destroy();
});

test('a container whose first shard is empty is not empty', async () => {
  const containerId = 'f'.repeat(24);
  await service.operate('grow', `container#${containerId}`, { shards: '4' });
  clock.time += 5 * MINUTE;
  const records = containerRecords(direct);
  expect(await records.isEmpty(containerId, clock.time, 0)).toBe(true);
  const ids = Array.from({ length: 20 }, () => randomUUID()).filter((id) => shardFor(id, 4) !== 0);
  for (const id of ids) await addResource(storesOf(direct), 'acme', { id, containerId });
  expect((await rowsIn(`container#${containerId}`))[0]).toBe(0);
  expect(await records.isEmpty(containerId, clock.time, 0)).toBe(false);
  const members: string[] = [];
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const { ids: page, next } = await records.members(containerId, 4, after);
    members.push(...page);
    after = next;
  }
  expect(members).toEqual(ids.toSorted());
});

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import { nextQuery, readListQuery } from '../../../lambdas/api/catalogue/list-query.ts';
import type { Entry } from '../../../lambdas/model/catalogue/entry.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { createdOrder, nameOrder } from '../../../lambdas/model/lists/order.ts';
import type { Listed, ResourceLists } from '../../../lambdas/model/lists/ports.ts';
import { type ResourceListRequest, resourceListPage } from '../../../lambdas/model/lists/resource-list.ts';
import { folded, searchText } from '../../../lambdas/model/lists/words.ts';
import { compareBytes } from './memory-catalogue.ts';

export interface Item {
  readonly id: string;
  readonly entry: Entry;
  readonly createdAt: number;
  /** Before `NOW` if it has ended and its rows still exist. */
  readonly expiresAt?: number;
  readonly lists: readonly List[];
}

/** The time at which lists are read. */
const NOW = 10;

/** Lists that a test changes between pages, each with the data it needs. */
export interface World {
  readonly store: ResourceLists;
  readonly lists: readonly [List, List, List];
  readonly add: (item: Item) => Promise<void>;
  readonly change: (item: Item, before: Item) => Promise<void>;
  readonly remove: (item: Item) => Promise<void>;
}

const part = fc.constantFrom('deed', 'Deeds', 'INDEED', 'Ann', '🚒', 'ä', 'E', 'de-ed', '𝒳y', 'ﬁ', '￿', 'd');
const name = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
/** Sometimes too many words for the index. */
const description = fc.oneof(
  { weight: 4, arbitrary: fc.oneof(fc.constant(''), name) },
  { weight: 1, arbitrary: name.map((text) => `${text} ${Array.from({ length: 60 }, (_, i) => `w${i}`)}`) },
);
const entry = fc.record({
  name,
  description,
  archived: fc.boolean(),
  attributes: fc.constant({}),
});
const newItem = fc.record({
  entry,
  createdAt: fc.integer({ min: 0, max: 3 }),
  places: fc.subarray([0, 1, 2] as const, { minLength: 1 }),
  hasEnded: fc.boolean(),
});
const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), item: newItem }),
  fc.record({ kind: fc.constant('rename' as const), index: fc.nat(), name }),
  fc.record({ kind: fc.constant('archive' as const), index: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const), index: fc.nat() }),
);
const query = fc
  .record({
    ordering: fc.option(fc.constantFrom('name', '-name', 'created', '-created'), { nil: undefined }),
    limit: fc.integer({ min: 1, max: 5 }).map(String),
    active: fc.option(fc.constantFrom('true', 'false'), { nil: undefined }),
    search: fc.option(
      fc.constantFrom(
        'd',
        'deed',
        'DE',
        'e',
        'eed',
        'ann',
        '🚒',
        '𝒳',
        'd d',
        'ann e',
        'd\n',
        'Ä',
        'a',
        'w1',
        'fi',
        'x',
      ),
      { nil: undefined },
    ),
  })
  .map((parameters) => {
    const said = Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
    return new URLSearchParams(said).toString();
  });

export const scenarios = fc.record({
  items: fc.array(newItem, { maxLength: 14 }),
  /** The changes after each page. */
  steps: fc.array(fc.array(step, { maxLength: 2 }), { maxLength: 8 }),
  query,
});
type Scenario = typeof scenarios extends fc.Arbitrary<infer Value> ? Value : never;
type NewItem = Scenario['items'][number];

/**
 * Pages through changing lists. Expects untouched resources exactly once and in order, and only ones that match at that
 * moment; once nothing changes any more, every page is complete.
 */
export async function expectSoundPages(world: World, { items, steps, query }: Scenario): Promise<void> {
  const model = new Map<string, Item>();
  const add = async ({ entry: said, createdAt, places, hasEnded }: NewItem) => {
    const lists = places.map((index) => world.lists[index]);
    const ended = hasEnded ? { expiresAt: NOW } : {};
    const item = { id: randomUUID(), entry: said, createdAt, lists, ...ended };
    model.set(item.id, item);
    await world.add(item);
  };
  for (const item of items) await add(item);
  const untouched = new Map(model);

  const take = async ({ ...next }: Scenario['steps'][number][number]) => {
    if (next.kind === 'add') return add(next.item);
    const before = [...model.values()][next.index % Math.max(model.size, 1)];
    if (before === undefined) return;
    untouched.delete(before.id);
    if (next.kind === 'remove') {
      model.delete(before.id);
      return world.remove(before);
    }
    const change = next.kind === 'rename' ? { name: next.name } : { archived: !before.entry.archived };
    const item = { ...before, entry: { ...before.entry, ...change } };
    model.set(item.id, item);
    return world.change(item, before);
  };

  const request = readListQuery(query);
  const seen: string[] = [];
  const remaining = [...steps];
  await eachPage(world, query, async (ids) => {
    for (const id of ids) expect(matches(request, model.get(id))).toBe(true);
    seen.push(...ids);
    for (const one of remaining.shift() ?? []) await take(one);
  });
  const expected = inOrder([...untouched.values()], request);
  const seenUntouched = seen.filter((id) => untouched.has(id));
  if (request.search === undefined || request.ordering !== undefined) expect(seenUntouched).toEqual(expected);
  else expect(seenUntouched.sort()).toEqual(expected.sort());

  const final: string[] = [];
  await eachPage(world, query, async (ids) => {
    final.push(...ids);
  });
  expect(final.toSorted()).toEqual(inOrder([...model.values()], request).sort());
}

/** Follows the cursors to the end, through the words of the query. */
async function eachPage(world: World, query: string, page: (ids: string[]) => Promise<void>): Promise<void> {
  const dependencies = { lists: world.store, now: () => NOW, show: (listed: Listed) => listed };
  let current: string | undefined = query;
  for (let count = 0; current !== undefined; count += 1) {
    expect(count).toBeLessThan(200);
    const request = readListQuery(current);
    const { items, next } = await resourceListPage(dependencies, world.lists, request);
    expect(items.length).toBeLessThanOrEqual(request.limit);
    await page(items.map(({ resource }) => resource.id));
    current = next && nextQuery(query, next);
  }
}

function matches({ archived, search = '' }: ResourceListRequest, item: Item | undefined): boolean {
  if (item === undefined || item.expiresAt !== undefined) return false;
  const isFound = folded(search)
    .split(/\s/)
    .every((term) => searchText(item.entry).includes(term));
  return isFound && (archived === undefined || item.entry.archived === archived);
}

function inOrder(items: readonly Item[], request: ResourceListRequest): string[] {
  const { by, descending } = request.ordering ?? { by: 'created', descending: true };
  const place = ({ id, entry: { name: title }, createdAt }: Item) =>
    by === 'name' ? nameOrder(title, id) : createdOrder(createdAt, id);
  return items
    .filter((item) => matches(request, item))
    .sort((one, other) => compareBytes(place(one), place(other)) * (descending ? -1 : 1))
    .map(({ id }) => id);
}

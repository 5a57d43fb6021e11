import {
  createdOrder,
  type Entry,
  indexedWords,
  type List,
  nameOrder,
  searchText,
} from '../../../lambdas/domain/catalogue.ts';
import type {
  CatalogueStore,
  Described,
  ListedRow,
  ListPage,
} from '../../../lambdas/domain/catalogue-ports.ts';
import type { Resource } from '../../../lambdas/domain/resource.ts';

interface Row {
  readonly name: string;
  readonly created: string;
  readonly entry: Entry;
}

/** How many rows a query with a filter looks at: few, so that pages end in the middle of nothing. */
const ROWS_LOOKED_AT = 4;

/** Compares as DynamoDB does: byte by byte. */
export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/**
 * Lists in memory that are read as DynamoDB's indexes are: a query looks at so many rows, then filters them, and goes
 * on after the last one that it has looked at, whether or not there are more.
 */
export function memoryCatalogue() {
  const records = new Map<string, Described>();
  const rows = new Map<List, Map<string, Row>>();
  const words = new Map<List, Map<string, string>>();

  const catalogue: Pick<CatalogueStore, 'page' | 'words' | 'findMany' | 'drop'> = {
    page: async (list, { ordering, after, limit, archived, entityType, search }) => {
      const placed = [...(rows.get(list) ?? [])].map(([id, row]) => ({
        ...row,
        id,
        order: row[ordering.by],
      }));
      const isFiltered = archived !== undefined || entityType !== undefined || search !== undefined;
      const lookedAt = isFiltered ? Math.max(limit, ROWS_LOOKED_AT) : limit;
      const compare = (one: string, other: string) =>
        compareBytes(one, other) * (ordering.descending ? -1 : 1);
      const page = query(placed, compare, after, lookedAt);
      const shown = page.rows.filter(
        ({ entry }) =>
          (archived === undefined || entry.archived === archived) &&
          (entityType === undefined || entry.entityType === entityType) &&
          (search === undefined || searchText(entry).includes(search)),
      );
      return { ...page, rows: shown.map(listedRow) };
    },
    words: async (list, search, after, limit) => {
      const found = [...(words.get(list) ?? [])]
        .map(([order, id]) => ({ id, order, searchText: '', wordsIndexed: false }))
        .filter(({ order }) => order.startsWith(search));
      return query(found, compareBytes, after, limit);
    },
    findMany: async (ids) => new Map(ids.flatMap((id) => [...entriesOf(records, id)])),
    drop: async (id, list, word) => {
      rows.get(list)?.delete(id);
      if (word !== undefined) words.get(list)?.delete(nameOrder(word, id));
    },
  };

  return {
    catalogue,
    /** Says of a resource what is said now, in the lists as well; words of before may stay where they were. */
    write(resource: Resource, entry: Entry, lists: readonly List[]): void {
      const { id } = resource;
      records.set(id, { resource, entry });
      for (const list of lists) {
        const row = { name: nameOrder(entry.name, id), created: createdOrder(resource.createdAt, id), entry };
        childOf(rows, list).set(id, row);
        for (const word of indexedWords(entry) ?? []) childOf(words, list).set(nameOrder(word, id), id);
      }
    },
    /** Changes a record and no list. */
    mark(id: string, change: Partial<Resource>): void {
      for (const [, { resource, entry }] of entriesOf(records, id)) {
        records.set(id, { resource: { ...resource, ...change }, entry });
      }
    },
  };
}

function query<Placed extends { readonly order: string }>(
  rows: readonly Placed[],
  compare: (one: string, other: string) => number,
  after: string | undefined,
  lookedAt: number,
): { rows: Placed[]; next?: string } {
  const looked = rows
    .filter(({ order }) => after === undefined || compare(order, after) > 0)
    .sort((one, other) => compare(one.order, other.order))
    .slice(0, lookedAt);
  const last = looked.length === lookedAt ? looked.at(-1) : undefined;
  return { rows: looked, ...(last === undefined ? {} : { next: last.order }) };
}

function listedRow({ id, order, entry }: Row & { id: string; order: string }): ListPage['rows'][number] {
  const row: ListedRow = {
    id,
    order,
    searchText: searchText(entry),
    wordsIndexed: indexedWords(entry) !== undefined,
  };
  return row;
}

function* entriesOf<Value>(map: ReadonlyMap<string, Value>, key: string): Generator<[string, Value]> {
  const value = map.get(key);
  if (value !== undefined) yield [key, value];
}

function childOf<Value>(parents: Map<List, Map<string, Value>>, list: List): Map<string, Value> {
  const child = parents.get(list) ?? new Map<string, Value>();
  parents.set(list, child);
  return child;
}

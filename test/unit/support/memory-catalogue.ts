import type { Entry } from '../../../lambdas/model/catalogue/entry.ts';
import type { List } from '../../../lambdas/model/lists/list.ts';
import { createdOrder, nameOrder } from '../../../lambdas/model/lists/order.ts';
import type { Listed, ResourceLists } from '../../../lambdas/model/lists/ports.ts';
import type { Rows } from '../../../lambdas/model/lists/rows.ts';
import { indexedWords } from '../../../lambdas/model/lists/words.ts';
import type { Resource } from '../../../lambdas/model/resources/resource.ts';

interface Row {
  readonly name: string;
  readonly created: string;
  readonly listed: Listed;
}

/** Compares like DynamoDB: byte by byte. */
export function compareBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** A description longer than this is in a row of details, as in the table. */
const INLINE_LENGTH = 100;

/**
 * Lists in memory with the behaviour of DynamoDB's indexes: a query that has read its limit continues after its last
 * row, even if none follow, and one read returns a limited number of rows.
 */
export function memoryCatalogue(rowsAtOnce = Number.POSITIVE_INFINITY) {
  const records = new Map<string, Listed>();
  const details = new Map<string, Listed>();
  const rows = new Map<string, Map<string, Row>>();
  const words = new Map<string, Map<string, string>>();

  const read = (list: string, { ordering, after, limit }: Parameters<ResourceLists['resources']>[1]) => {
    const placed = [...(rows.get(list) ?? [])].map(([id, row]) => ({
      id,
      order: row[ordering.by],
      thing: row.listed,
    }));
    const compare = (one: string, other: string) => compareBytes(one, other) * (ordering.descending ? -1 : 1);
    return query(placed, compare, after, Math.min(limit, rowsAtOnce));
  };

  const lists: ResourceLists = {
    resources: async (list, request) => read(list, request),
    contents: async (containerId, request) => read(`container#${containerId}`, request),
    words: async (list, beginning, after, limit) => {
      const found = [...(words.get(list) ?? [])]
        .map(([order, id]) => ({ id, order, thing: undefined }))
        .filter(({ order }) => order.startsWith(beginning));
      return query(found, compareBytes, after, Math.min(limit, rowsAtOnce));
    },
    read: async (ids) =>
      new Map(
        ids.flatMap((id): [string, Listed][] => {
          const listed = records.get(id);
          return listed === undefined ? [] : [[id, listed]];
        }),
      ),
    details: async (some) =>
      some.map((row) => ({
        ...row,
        thing: row.thing.lacksDetails ? (details.get(row.id) ?? row.thing) : row.thing,
      })),
  };

  /** Describes a resource, also in its lists; its old words may stay. */
  function write(resource: Resource, entry: Entry, places: readonly (List | `container#${string}`)[]): void {
    const { id, createdAt } = resource;
    const whole: Listed = { resource, entry, lacksDetails: false, lacksWords: false };
    const isLarge =
      JSON.stringify([entry.description, entry.attributes, resource.tags]).length > INLINE_LENGTH;
    const listed = isLarge ? withoutDetails(whole) : whole;
    records.set(id, listed);
    details.set(id, whole);
    const row = { name: nameOrder(entry.name, id), created: createdOrder(createdAt, id), listed };
    for (const place of places) {
      childOf(rows, place).set(id, row);
      for (const word of indexedWords(entry) ?? []) childOf(words, place).set(`${word}\0${id}`, id);
    }
  }

  /** Takes a resource out of all lists and removes its record; its words may stay. */
  function remove(id: string): void {
    records.delete(id);
    for (const list of rows.values()) list.delete(id);
  }

  return { lists, write, remove };
}

function withoutDetails({ resource: { tags: _, ...resource }, entry, ...listed }: Listed): Listed {
  return { ...listed, resource, entry: { ...entry, description: '', attributes: {} }, lacksDetails: true };
}

function query<Placed extends Rows<unknown>['rows'][number]>(
  rows: readonly Placed[],
  compare: (one: string, other: string) => number,
  after: string | undefined,
  limit: number,
): { rows: Placed[]; next?: string } {
  const read = rows
    .filter(({ order }) => after === undefined || compare(order, after) > 0)
    .sort((one, other) => compare(one.order, other.order))
    .slice(0, limit);
  const last = read.length === limit ? read.at(-1) : undefined;
  return { rows: read, ...(last === undefined ? {} : { next: last.order }) };
}

function childOf<Value>(parents: Map<string, Map<string, Value>>, name: string): Map<string, Value> {
  const child = parents.get(name) ?? new Map<string, Value>();
  parents.set(name, child);
  return child;
}

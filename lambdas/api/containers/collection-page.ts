import { cursorOf } from '../../model/lists/cursor.ts';
import { listPage } from '../../model/lists/list-page.ts';
import type { ListQuery } from '../../model/lists/ports.ts';
import type { ListRow, Rows } from '../../model/lists/rows.ts';
import type { CollectionQuery } from './collection.ts';

/** A collection to page through, and how its items are matched and rendered. */
export interface Collection<Thing, Item> {
  readonly read: (query: ListQuery) => Promise<Rows<Thing>>;
  readonly isThere?: (thing: Thing) => boolean;
  readonly complete?: (rows: readonly ListRow<Thing>[]) => Promise<readonly ListRow<Thing>[]>;
  readonly matches: (thing: Thing) => boolean;
  readonly show: (thing: Thing) => Item;
}

/** Reads one page. `cursor` leads to the next one, and is null on the last. */
export async function collectionPage<Thing, Item extends object = object>(
  { read, isThere = () => true, complete = async (rows) => rows, matches, show }: Collection<Thing, Item>,
  { position, limit, name, sort }: CollectionQuery,
): Promise<{ data: readonly Item[]; cursor: string | null }> {
  const named = name === undefined ? {} : { name };
  const { items, next } = await listPage<Thing, Thing, Item>({
    sources: [(after, size) => read({ ordering: sort, ...named, after, limit: size })],
    descending: sort.descending,
    place: position,
    limit,
    isThere,
    complete,
    matches,
    show,
  });
  return { data: items, cursor: next === undefined ? null : cursorOf({ among: 'rest', ...next }) };
}

import type { GroupPage } from '../domain/group-pages.ts';
import { bytesInResponse, PAGE_BYTES } from '../domain/page-size.ts';
import { cursorOf } from './group-query.ts';

/** How many records are read at once: a page may be full long before its last row. */
const READ_AT_ONCE = 100;

/** How what is listed is told. */
export interface Told<Thing> {
  /** The things with these ids, as far as there are any. */
  readonly read: (ids: readonly string[]) => Promise<ReadonlyMap<string, Thing>>;
  /** What is told of a thing; nothing of one that should not be in the list, which may be behind the records. */
  readonly tell: (thing: Thing) => object | undefined;
}

/**
 * A page of a list, in its order and as far as it fits into a response; `cursor` asks for the next page, and is null on
 * the last.
 */
export async function toldPage<Thing>(
  { rows, next }: GroupPage,
  { read, tell }: Told<Thing>,
): Promise<{ data: readonly object[]; cursor: string | null }> {
  const data: object[] = [];
  let bytes = 0;
  let last = '';
  for (let start = 0; start < rows.length; start += READ_AT_ONCE) {
    const some = rows.slice(start, start + READ_AT_ONCE);
    const things = await read(some.map(({ id }) => id));
    for (const { id, order } of some) {
      const thing = things.get(id);
      const item = thing && tell(thing);
      if (item === undefined) continue;
      bytes += bytesInResponse(item);
      if (bytes > PAGE_BYTES && data.length > 0) return { data, cursor: cursorOf({ after: last, skip: 0 }) };
      data.push(item);
      last = order;
    }
  }
  return { data, cursor: next === undefined ? null : cursorOf(next) };
}

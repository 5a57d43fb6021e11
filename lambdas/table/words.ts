import { getMany } from './batch.ts';
import type { Projected } from './derived-rows.ts';
import { word } from './entities.ts';
import { type Item, type Key, keyItem, keyOf } from './entity.ts';
import type { Projection } from './projection.ts';
import type { Table } from './table.ts';

type Indexed = Pick<Projection, 'places' | 'words'>;

/**
 * The rows that words lack, or that would be forgotten at another time than the record, and those that they have too
 * many, by what was written down.
 */
export function wordChanges(
  id: string,
  done: Pick<Projected, 'places' | 'words' | 'forgetAt'>,
  wanted: Indexed,
  forgetAt: number | undefined,
): { puts: Item[]; deletes: Key[] } {
  const there = keysOf(id, done);
  const needed = keysOf(id, wanted);
  const isKept = (name: string) => there.has(name) && done.forgetAt === forgetAt;
  return {
    puts: [...needed].filter(([name]) => !isKept(name)).map(([, key]) => rowOf(id, key, forgetAt)),
    deletes: [...there].filter(([name]) => !needed.has(name)).map(([, key]) => key),
  };
}

/** The same rows that words lack in truth. */
export async function missingWords(
  table: Table,
  id: string,
  wanted: Indexed,
  forgetAt: number | undefined,
): Promise<Item[]> {
  const needed = keysOf(id, wanted);
  for (const row of await getMany(table, [...needed.values()])) {
    if (word.values(row).forgetAt === forgetAt) needed.delete(nameOf(keyOf(row)));
  }
  return [...needed.values()].map((key) => rowOf(id, key, forgetAt));
}

function keysOf(id: string, { places, words }: Indexed): Map<string, Key> {
  const keys = places.flatMap((place) => words.map((folded) => word.key(place, folded, id)));
  return new Map(keys.map((key) => [nameOf(key), key]));
}

function nameOf({ pk, sk }: Key): string {
  return `${pk}\n${sk}`;
}

function rowOf(id: string, key: Key, forgetAt: number | undefined): Item {
  const values = { id, ...(forgetAt === undefined ? {} : { forgetAt }) };
  return { ...keyItem(key), ...word.changes(values) };
}

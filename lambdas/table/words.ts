import { getMany } from './batch.ts';
import type { Projected } from './derived-rows.ts';
import { word } from './entities.ts';
import { type Item, type Key, keyItem, keyOf } from './entity.ts';
import type { Projection } from './projection.ts';
import type { Table } from './table.ts';

type Indexed = Pick<Projection, 'places' | 'words'>;

/**
 * By the reconciler's notes: the rows of words to write, missing ones and those forgotten at another time than the
 * record, and the keys of those to delete.
 */
export function wordChanges(
  id: string,
  done: Pick<Projected, 'places' | 'words' | 'forgetAt'>,
  wanted: Indexed,
  forgetAt: number | undefined,
): { puts: Item[]; deletes: Key[] } {
  const existing = keysOf(id, done);
  const needed = keysOf(id, wanted);
  const isKept = (name: string) => existing.has(name) && done.forgetAt === forgetAt;
  return {
    puts: [...needed].filter(([name]) => !isKept(name)).map(([, key]) => rowOf(id, key, forgetAt)),
    deletes: [...existing].filter(([name]) => !needed.has(name)).map(([, key]) => key),
  };
}

/** The rows of words to write, by what the table has. */
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

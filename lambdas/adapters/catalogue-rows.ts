import type { List } from '../domain/catalogue.ts';
import type { Described } from '../domain/catalogue-ports.ts';
import { type Item, idOf, toItem } from './attributes.ts';
import { entryOf } from './entry-rows.ts';
import { resourceOf } from './resource-records.ts';

const PLACEMENT = 'placement#';

export const recordKey = (id: string) => toItem({ pk: `resource#${id}`, sk: 'resource' });
export const placementKey = (id: string, list: List) =>
  toItem({ pk: `resource#${id}`, sk: PLACEMENT + list });

/** The row by which a resource stands in a list: its own in its account's, one of that list in every other. */
export function listedKey(id: string, list: List): Item {
  return list.startsWith('account#') ? recordKey(id) : placementKey(id, list);
}

/** The resource in its row, and what is said of it. */
export function describedOf(row: Item): Described {
  return { resource: resourceOf(idOf(row), row), entry: entryOf(row) };
}

/** The list of a placement's row; none for any other row. */
export function placementOf(row: Item): List[] {
  const sk = row['sk']?.S ?? '';
  const list = sk.startsWith(PLACEMENT) ? sk.slice(PLACEMENT.length) : '';
  return isList(list) ? [list] : [];
}

function isList(text: string): text is List {
  return /^(account|organization|projects)#|^project#[^/]+\//.test(text);
}

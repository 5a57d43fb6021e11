import type { List } from './catalogue.ts';
import type { ListedRow, ListPage } from './catalogue-ports.ts';

/** A row and the list that it stands in. */
export interface PlacedRow extends ListedRow {
  readonly list: List;
  /** The word that found it, where one did. */
  readonly word?: string;
}

/** Some rows in order, and the place after which there may be more. */
export interface Page {
  readonly rows: readonly PlacedRow[];
  readonly next?: string;
}

/** The rows of a list, each with the list. */
export function placed(list: List, { rows, next }: ListPage): Page {
  return { rows: rows.map((row) => ({ ...row, list })), ...(next === undefined ? {} : { next }) };
}

/** The rows of a list's words, each with its word. */
export function words(list: List, page: ListPage): Page {
  const { rows, ...next } = placed(list, page);
  return { ...next, rows: rows.map((row) => ({ ...row, word: row.order.split('\0', 1)[0] ?? '' })) };
}

/**
 * Pages of several lists as one page of all. A list that goes on says nothing of what comes after its page: the merged
 * page ends where the first of them does.
 */
export function merged(pages: readonly Page[], descending: boolean, limit: number): Page {
  const compare = (one: string, other: string) => compareOrders(one, other) * (descending ? -1 : 1);
  const end = pages.flatMap(({ next }) => next ?? []).sort(compare)[0];
  const rows = pages
    .flatMap((page) => page.rows)
    .filter(({ order }) => end === undefined || compare(order, end) <= 0)
    .sort((one, other) => compare(one.order, other.order))
    .filter((row, index, all) => row.order !== all[index - 1]?.order);
  return cut({ rows, ...(end === undefined ? {} : { next: end }) }, limit);
}

/** As the table compares them: by their bytes in UTF-8. */
export function compareOrders(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** A page of at most so many rows; it goes on after the last of them. */
export function cut(page: Page, limit: number): Page {
  if (page.rows.length <= limit) return page;
  const rows = page.rows.slice(0, limit);
  const last = rows.at(-1)?.order ?? '';
  return { rows, next: last };
}

/** A row of a list. */
export interface ListRow<Thing> {
  readonly id: string;
  /** Its place in the order. */
  readonly order: string;
  readonly thing: Thing;
}

export interface Rows<Thing> {
  readonly rows: readonly ListRow<Thing>[];
  /** The place after which the list continues, if it does. */
  readonly next?: string;
}

/**
 * Merges rows of several lists. The rows after the end of a page are unknown, so the merged rows end where the first
 * unfinished page does.
 */
export function merged<Thing>(pages: readonly Rows<Thing>[], descending: boolean): Rows<Thing> {
  const [first, ...others] = pages;
  if (first !== undefined && others.length === 0) return first;
  const compare = (one: string, other: string) => compareOrders(one, other) * (descending ? -1 : 1);
  const end = pages.flatMap(({ next }) => next ?? []).sort(compare)[0];
  const rows = pages
    .flatMap((page) => page.rows)
    .filter(({ order }) => end === undefined || compare(order, end) <= 0)
    .sort((one, other) => compare(one.order, other.order))
    .filter((row, index, all) => row.order !== all[index - 1]?.order);
  return { rows, ...(end === undefined ? {} : { next: end }) };
}

/** Compares sort keys as the table does: by their bytes in UTF-8. */
export function compareOrders(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

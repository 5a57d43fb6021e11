/** A row of a list. */
export interface ListRow<Thing> {
  readonly id: string;
  /** Its place in the order. */
  readonly order: string;
  readonly thing: Thing;
}

export interface Rows<Thing> {
  readonly rows: readonly ListRow<Thing>[];
  /** The place up to which was looked, if the list goes on there. */
  readonly next?: string;
}

/**
 * Rows of several lists as rows of all. A list that goes on says nothing of what comes after its rows: the merged ones
 * end where the first of them does.
 */
export function merged<Thing>(pages: readonly Rows<Thing>[], descending: boolean): Rows<Thing> {
  const compare = (one: string, other: string) => compareOrders(one, other) * (descending ? -1 : 1);
  const end = pages.flatMap(({ next }) => next ?? []).sort(compare)[0];
  const rows = pages
    .flatMap((page) => page.rows)
    .filter(({ order }) => end === undefined || compare(order, end) <= 0)
    .sort((one, other) => compare(one.order, other.order))
    .filter((row, index, all) => row.order !== all[index - 1]?.order);
  return { rows, ...(end === undefined ? {} : { next: end }) };
}

/** As the table compares them: by their bytes in UTF-8. */
export function compareOrders(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

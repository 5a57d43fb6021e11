import { bytesInResponse, PAGE_BYTES } from './page-size.ts';
import { type ListRow, merged, type Rows } from './rows.ts';

/** One of the lists that a page shows together: rows behind a place, at most so many of them. */
export type Source<Thing> = (after: string | undefined, limit: number) => Promise<Rows<Thing>>;

/** A place in a list: behind a row, and behind so many of those that match after it. */
export interface Place {
  /** Empty for the beginning. */
  readonly after: string;
  readonly skip: number;
}

export const BEGINNING: Place = { after: '', skip: 0 };

export interface PageRequest<Row, Thing, Shown> {
  readonly sources: readonly Source<Row>[];
  readonly descending: boolean;
  readonly place: Place;
  /** How many things are shown at most. */
  readonly limit: number;
  /** Whether few rows are shown: then as many are read at once as a page may read. */
  readonly isSparse?: boolean;
  /** How many bytes of the response are taken by what comes before the page, if anything does. */
  readonly taken?: number;
  /** Whether what a row tells of can be shown; asked before more is read. */
  readonly isThere: (row: Row) => boolean;
  /** Reads what rows do not hold; the things that are gone by now are left out. */
  readonly complete: (rows: readonly ListRow<Row>[]) => Promise<readonly ListRow<Thing>[]>;
  readonly matches: (thing: Thing) => boolean;
  readonly show: (thing: Thing) => Shown;
}

export interface Page<Shown> {
  readonly items: readonly Shown[];
  /** Where the next page begins, if there may be one. */
  readonly next?: Place;
}

/** How many rows a page reads where many of them are not shown; it then ends early. */
const ROWS_READ = 300;
/** How many rows are completed at once: as many as DynamoDB reads in one request. */
const COMPLETED_AT_ONCE = 100;

/**
 * One page of several lists together, each thing once. It reads what it shows and one row more; where rows are not
 * shown, it reads on, and ends early with a place to go on from. It also ends where a response would be full.
 */
export async function listPage<Row, Thing, Shown>(
  request: PageRequest<Row, Thing, Shown>,
): Promise<Page<Shown>> {
  const { sources, descending, limit, place, isSparse = false } = request;
  const page = new PageBuilder(request);
  let after = place.after === '' ? undefined : place.after;
  let left = place.skip + Math.max(ROWS_READ, limit + 1);
  for (let wanted = isSparse ? left : place.skip + limit + 1; ; wanted = left) {
    const size = Math.min(left, wanted);
    const pages = await Promise.all(sources.map((source) => source(after, size)));
    const { rows, next } = merged(pages, descending);
    for (let start = 0; start < rows.length; start += COMPLETED_AT_ONCE) {
      const end = await page.add(rows.slice(start, start + COMPLETED_AT_ONCE));
      if (end !== undefined) return { items: page.items, next: end };
    }
    if (next === undefined) return { items: page.items };
    after = next;
    left -= Math.max(1, Math.max(...pages.map((one) => one.rows.length)));
    if (left <= 0) return { items: page.items, next: { after: next, skip: page.toSkip } };
  }
}

/** Collects what a page shows. */
class PageBuilder<Row, Thing, Shown> {
  readonly items: Shown[] = [];
  /** How many of those that match are still to be passed over. */
  toSkip: number;
  private readonly request: PageRequest<Row, Thing, Shown>;
  /** What is renamed between two reads stands at two places. */
  private readonly seen = new Set<string>();
  private bytes: number;
  private last = '';

  constructor(request: PageRequest<Row, Thing, Shown>) {
    this.request = request;
    this.toSkip = request.place.skip;
    this.bytes = request.taken ?? 0;
    this.last = request.place.after;
  }

  /** Adds rows in their order. Resolves to the place where the next page begins, once this one is full. */
  async add(rows: readonly ListRow<Row>[]): Promise<Place | undefined> {
    const { isThere, complete, matches, show, limit, taken = 0 } = this.request;
    const there = rows.filter(({ id, thing }) => !this.seen.has(id) && isThere(thing));
    for (const { id, order, thing } of await complete(there)) {
      if (!matches(thing) || this.seen.has(id)) continue;
      this.seen.add(id);
      if (this.toSkip > 0) {
        this.toSkip -= 1;
        continue;
      }
      if (this.items.length === limit) return { after: this.last, skip: 0 };
      const item = show(thing);
      this.bytes += bytesInResponse(item);
      if (this.bytes > PAGE_BYTES && this.items.length + taken > 0) return { after: this.last, skip: 0 };
      this.items.push(item);
      this.last = order;
    }
    return undefined;
  }
}

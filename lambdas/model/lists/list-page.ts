import { bytesInResponse, PAGE_BYTES } from './page-size.ts';
import { type ListRow, merged, type Rows } from './rows.ts';

/** One of the lists on a page: reads at most `limit` rows after a place. */
export type Source<Thing> = (after: string | undefined, limit: number) => Promise<Rows<Thing>>;

/** A place in a list: after a row, and after `skip` matching ones that follow it. */
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
  /** The most things on the page. */
  readonly limit: number;
  /** Whether few rows match: then all that a page may read are read at once. */
  readonly isSparse?: boolean;
  /** Bytes of the response before the page, if any. */
  readonly taken?: number;
  /** Whether a row can be shown; checked before it is completed. */
  readonly isThere: (row: Row) => boolean;
  /** Reads the things that rows stand for; those that no longer exist are left out. */
  readonly complete: (rows: readonly ListRow<Row>[]) => Promise<readonly ListRow<Thing>[]>;
  readonly matches: (thing: Thing) => boolean;
  readonly show: (thing: Thing) => Shown;
}

export interface Page<Shown> {
  readonly items: readonly Shown[];
  /** Where the next page begins, if one may follow. */
  readonly next?: Place;
}

/** Rows read for one page if many of them are not shown; the page then ends early. */
export const ROWS_READ = 300;
/** Rows completed at once: as many as DynamoDB reads in one request. */
const COMPLETED_AT_ONCE = 100;

/**
 * One page of several merged lists, each thing once. It reads the rows to show and one more. If some are not shown, it
 * reads on, up to a limit: then it ends early with a place to continue from. It also ends when the response is full.
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

/** Collects the items of a page. */
class PageBuilder<Row, Thing, Shown> {
  readonly items: Shown[] = [];
  /** Matching rows still to be skipped. */
  toSkip: number;
  private readonly request: PageRequest<Row, Thing, Shown>;
  /** A resource renamed between two reads appears at two places. */
  private readonly seen = new Set<string>();
  private bytes: number;
  private last = '';

  constructor(request: PageRequest<Row, Thing, Shown>) {
    this.request = request;
    this.toSkip = request.place.skip;
    this.bytes = request.taken ?? 0;
    this.last = request.place.after;
  }

  /** Adds rows in order. Resolves to the beginning of the next page once this one is full. */
  async add(rows: readonly ListRow<Row>[]): Promise<Place | undefined> {
    const { isThere, complete, matches, show, limit, taken = 0 } = this.request;
    const existing = rows.filter(({ id, thing }) => !this.seen.has(id) && isThere(thing));
    for (const { id, order, thing } of await complete(existing)) {
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

import type { Place } from '../../model/lists/list-page.ts';
import type { Ordering } from '../../model/lists/ports.ts';

/** The most tags in each list of a query. */
export const MAXIMUM_QUERY_TAGS = 20;

/** The largest offset; a cursor reaches further. */
export const MAXIMUM_OFFSET = 10_000;

/** The tags to match: at least one of `any`, every one of `all`, and none of `none`. */
export interface TagQuery {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

/** A query of a collection: of containers, or of the resources in one. */
export interface CollectionQuery {
  readonly tags: TagQuery;
  /** The whole name, whatever its case and Unicode normalization. */
  readonly name?: string;
  readonly sort: Ordering;
  readonly position: Place;
  readonly limit: number;
}

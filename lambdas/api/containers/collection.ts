import type { Place } from '../../model/lists/list-page.ts';
import type { Ordering } from '../../model/lists/ports.ts';

/** How many tags one query may name in each of its lists. */
export const MAXIMUM_QUERY_TAGS = 20;

/** The furthest place that an offset reaches; a cursor goes anywhere. */
export const MAXIMUM_OFFSET = 10_000;

/** What tags a thing must have: at least one of `any`, each of `all`, and not one of `none`. */
export interface TagQuery {
  readonly any?: readonly string[];
  readonly all?: readonly string[];
  readonly none?: readonly string[];
}

/** What is asked for of a group of things: containers, or the resources in one. */
export interface CollectionQuery {
  readonly tags: TagQuery;
  /** The whole name; neither case counts nor how accents were put. */
  readonly name?: string;
  readonly sort: Ordering;
  readonly position: Place;
  readonly limit: number;
}

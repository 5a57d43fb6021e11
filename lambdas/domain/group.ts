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

/** A place in a group: after a row, and as many of those that match behind it. */
export interface GroupPosition {
  /** Empty for the beginning. */
  readonly after: string;
  readonly skip: number;
}

/** What is asked for of a group of things: containers, or the resources in one. */
export interface GroupQuery {
  readonly tags: TagQuery;
  /** The whole name; neither case counts nor how accents were put. */
  readonly name?: string;
  readonly sort: { readonly by: 'name' | 'created'; readonly descending: boolean };
  readonly position: GroupPosition;
  readonly limit: number;
}

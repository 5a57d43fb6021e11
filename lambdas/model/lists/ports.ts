import type { Entry } from '../catalogue/entry.ts';
import type { Container } from '../containers/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { List } from './list.ts';
import type { ListRow, Rows } from './rows.ts';

/** A resource in a list. */
export interface Listed {
  readonly resource: Omit<Resource, 'object' | 'madeWith' | 'requestHash'>;
  readonly entry: Entry;
  /** Whether description, attributes and tags must be read from the row of details. */
  readonly lacksDetails: boolean;
  /** Whether it has no indexed words: without a description it has its file's name, which is not indexed. */
  readonly lacksWords: boolean;
}

export interface Ordering {
  readonly by: 'name' | 'created';
  readonly descending: boolean;
}

/** A range of times in milliseconds since 1970, both ends included. */
export interface TimeRange {
  readonly from?: number;
  readonly until?: number;
}

/** The rows of a list to read: at most `limit` after a place. */
export interface ListQuery {
  readonly ordering: Ordering;
  /** In the order of names: reads only rows with this name. */
  readonly name?: string;
  /** In the order of creation: reads only rows created in this range. */
  readonly created?: TimeRange;
  readonly after: string | undefined;
  readonly limit: number;
}

/** The lists of resources; they follow the records with a short delay. */
export interface ResourceLists {
  /** The resources of an account, an organization or a project. */
  resources(list: List, query: ListQuery): Promise<Rows<Listed>>;
  /** The resources in a container, uploaded or not. */
  contents(containerId: string, query: ListQuery): Promise<Rows<Listed>>;
  /** The resources of a list with a word that has this beginning, in the order of the words. */
  words(
    list: List,
    beginning: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly WordRow[]; readonly next?: string }>;
  /** The existing resources with these ids, from their records. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Listed>>;
  /** The same rows with their details. */
  details(rows: readonly ListRow<Listed>[]): Promise<readonly ListRow<Listed>[]>;
}

export interface WordRow {
  readonly id: string;
  readonly order: string;
}

/** The lists of containers. */
export interface ContainerLists {
  /** An account's containers. */
  containers(accountId: string, query: ListQuery): Promise<Rows<Container>>;
}

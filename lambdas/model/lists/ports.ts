import type { Entry } from '../catalogue/entry.ts';
import type { Container } from '../containers/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { List } from './list.ts';
import type { ListRow, Rows } from './rows.ts';

/** A resource as its lists show it. */
export interface Listed {
  readonly resource: Omit<Resource, 'objectKey' | 'madeWith' | 'requestHash'>;
  readonly entry: Entry;
  /** Whether description, attributes and tags are to be read from beside the record. */
  readonly lacksDetails: boolean;
  /** Whether no word finds it: what nobody has described has the name of its file, which is not indexed. */
  readonly lacksWords: boolean;
}

export interface Ordering {
  readonly by: 'name' | 'created';
  readonly descending: boolean;
}

/** A range of times in milliseconds since 1970; both ends belong to it. */
export interface TimeRange {
  readonly from?: number;
  readonly until?: number;
}

/** Which rows of a list are read: those behind a place, at most so many. */
export interface ListQuery {
  readonly ordering: Ordering;
  /** Reads rows with this name only, where the order is by name. */
  readonly name?: string;
  /** Reads what was created in this range only, where the order is by creation. */
  readonly created?: TimeRange;
  readonly after: string | undefined;
  readonly limit: number;
}

/** The lists of resources. They may be a moment behind the records. */
export interface ResourceLists {
  /** What is in an account, an organization or a project. */
  resources(list: List, query: ListQuery): Promise<Rows<Listed>>;
  /** What is in a container, uploaded or not. */
  contents(containerId: string, query: ListQuery): Promise<Rows<Listed>>;
  /** The resources of a list with a word that begins so, in the order of the words. */
  words(
    list: List,
    beginning: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly rows: readonly WordRow[]; readonly next?: string }>;
  /** The resources with these ids by their records, as far as there are any. */
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

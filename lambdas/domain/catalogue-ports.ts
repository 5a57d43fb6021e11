import type { EntityType, Entry, EntryChange, List } from './catalogue.ts';
import type { Resource } from './resource.ts';

/** A resource and what is said of it. */
export interface Described {
  readonly resource: Resource;
  readonly entry: Entry;
}

/** A described resource and the lists besides its account's that it was put into. */
export interface CatalogueResource extends Described {
  readonly lists: readonly List[];
}

export interface Ordering {
  readonly by: 'name' | 'created';
  readonly descending: boolean;
}

export interface PageRequest {
  readonly ordering: Ordering;
  /** The place in the order after which the page begins. */
  readonly after?: string;
  readonly limit: number;
  readonly archived?: boolean;
  readonly entityType?: EntityType;
  /** Folded. */
  readonly search?: string;
}

/** What a list knows of a resource. */
export interface ListedRow {
  readonly id: string;
  /** Its place in the order. */
  readonly order: string;
  readonly searchText: string;
  /** Whether the resource's words find it. */
  readonly wordsIndexed: boolean;
}

export interface ListPage {
  /** Perhaps more than were asked for, or fewer, where the page had to look for them. */
  readonly rows: readonly ListedRow[];
  /** The place up to which the page has looked, if the list goes on there. */
  readonly next?: string;
}

/** A file that takes the place of another. */
export interface NewFile extends Pick<Resource, 'objectKey' | 'mediaType' | 'fileName'> {
  readonly size: number;
  readonly uploadedAt: number;
}

/** Where resources are described and listed. Lists may be a moment behind the records. */
export interface CatalogueStore {
  find(id: string): Promise<CatalogueResource | undefined>;
  /** The records with these ids, as far as there are any. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Described>>;
  /** Describes a resource and puts it into its account's list. False where it was deleted meanwhile. */
  describe(resource: Resource, entry: Entry): Promise<boolean>;
  /** Adds a resource with what is said of it, listed in its account. False where there is one with its id. */
  add(described: Described): Promise<boolean>;
  /** Removes all that is known of a resource, as if it had never been. */
  erase(id: string): Promise<void>;
  /** Puts a described resource into a further list, once or again. */
  place(resource: Resource, entry: Entry, list: List): Promise<void>;
  /**
   * Changes what is said of a resource, and its file where there is a new one. Changes of different fields at once both
   * take effect; a new file takes the place of the one that `before` has. Resolves to what is said now, or to nothing
   * where the resource was deleted meanwhile, or has got another file.
   */
  change(before: CatalogueResource, change: EntryChange, file?: NewFile): Promise<Described | undefined>;
  /** Takes a deleted resource out of all its lists. */
  unlist(found: CatalogueResource): Promise<void>;
  /** Takes a resource that has ended out of one list, and the word that found it there. */
  drop(id: string, list: List, word?: string): Promise<void>;
  page(list: List, request: PageRequest): Promise<ListPage>;
  /** The resources of a list with a word that begins so, in the words' order, after a place in that order. */
  words(list: List, search: string, after: string | undefined, limit: number): Promise<ListPage>;
}

import type { List } from '../lists/list.ts';
import type { Copy } from '../resources/ports.ts';
import type { Resource } from '../resources/resource.ts';
import type { Entry, EntryChange } from './entry.ts';

/** A resource and its entry. */
export interface Described {
  readonly resource: Resource;
  readonly entry: Entry;
}

/** A resource, its entry, and the organizations and projects that it was put into. */
export interface CatalogueResource extends Described {
  /** Whether its entry was ever written. */
  readonly isDescribed: boolean;
  readonly lists: readonly List[];
}

/** A file that replaces another. */
export interface NewFile extends Copy, Pick<Resource, 'mediaType' | 'fileName'> {
  readonly size: number;
}

/**
 * Stores the entries of resources. Every read sees every write acknowledged before it; lists follow by the reconciler.
 * `by` is the author of a change, by default the service.
 */
export interface CatalogueStore {
  find(id: string): Promise<CatalogueResource | undefined>;
  /** The existing resources with these ids. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Described>>;
  /** Describes a resource. Resolves to false if it was deleted meanwhile. */
  describe(resource: Resource, entry: Entry, by?: string): Promise<boolean>;
  /** Adds a resource with its entry. Resolves to false if its id is taken. */
  add(described: Described, by?: string): Promise<boolean>;
  /** Removes a resource's record without a trace. */
  erase(id: string): Promise<void>;
  /** Puts a resource into an organization or a project; may be repeated. Resolves to false if it is in too many. */
  place(resource: Resource, list: List, by?: string): Promise<boolean>;
  /** Takes a resource out of an organization or a project. Resolves to false if it is not in it, or was deleted. */
  takeOut(resource: Resource, list: List, by?: string): Promise<boolean>;
  /**
   * Changes a resource's entry, and its file if `file` is given. Concurrent changes of different fields both take
   * effect; a new file replaces the one in `before`. Resolves to the changed resource, or to undefined if it was
   * deleted or got another file meanwhile.
   */
  change(
    before: CatalogueResource,
    change: EntryChange,
    file?: NewFile,
    by?: string,
  ): Promise<Described | undefined>;
}

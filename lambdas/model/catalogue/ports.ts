import type { List } from '../lists/list.ts';
import type { Resource } from '../resources/resource.ts';
import type { Entry, EntryChange } from './entry.ts';

/** A resource and what is said of it. */
export interface Described {
  readonly resource: Resource;
  readonly entry: Entry;
}

/** A described resource and the organizations and projects that it was put into. */
export interface CatalogueResource extends Described {
  /** Whether somebody has said anything of it. */
  readonly isDescribed: boolean;
  readonly lists: readonly List[];
}

/** A file that takes the place of another. */
export interface NewFile extends Pick<Resource, 'objectKey' | 'mediaType' | 'fileName'> {
  /** The lifecycle that its object was made with. */
  readonly madeWith: number | 'never';
  readonly size: number;
  readonly uploadedAt: number;
}

/**
 * Where resources are described. Every read sees every write that was acknowledged before it; lists follow by the
 * reconciler. `by` names who makes a change, or the service where nobody is named.
 */
export interface CatalogueStore {
  find(id: string): Promise<CatalogueResource | undefined>;
  /** The records with these ids, as far as there are any. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Described>>;
  /** Describes a resource. False where it was deleted meanwhile. */
  describe(resource: Resource, entry: Entry, by?: string): Promise<boolean>;
  /** Adds a resource with what is said of it. False where there is one with its id. */
  add(described: Described, by?: string): Promise<boolean>;
  /** Removes a resource's record, as if it had never been. */
  erase(id: string): Promise<void>;
  /** Puts a resource into an organization or a project, once or again. False where it is in too many already. */
  place(resource: Resource, list: List, by?: string): Promise<boolean>;
  /** Takes a resource out of an organization or a project. False where it is not there, or was deleted. */
  takeOut(resource: Resource, list: List, by?: string): Promise<boolean>;
  /**
   * Changes what is said of a resource, and its file where there is a new one. Changes of different fields at once both
   * take effect; a new file takes the place of the one that `before` has. Resolves to what is said now, or to nothing
   * where the resource was deleted meanwhile, or has got another file.
   */
  change(
    before: CatalogueResource,
    change: EntryChange,
    file?: NewFile,
    by?: string,
  ): Promise<Described | undefined>;
}

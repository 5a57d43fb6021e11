import type { Clone } from './clone.ts';
import type { Container, ContainerChange } from './container.ts';
import type { GroupQuery } from './group.ts';

/** Which rows of a group one look is for. */
export interface GroupLook extends Pick<GroupQuery, 'tags' | 'name' | 'sort'> {
  /** The place after which to look; empty for the beginning. */
  readonly after: string;
  /** How many rows are wanted. */
  readonly limit: number;
}

export interface GroupRows {
  readonly rows: readonly { readonly id: string; readonly order: string }[];
  /** The place up to which was looked, if the group goes on there. */
  readonly next?: string;
}

/** Where containers are kept. What is listed may be a moment behind. */
export interface ContainerStore {
  /** Adds a container. False where there is one with this id. */
  add(container: Container): Promise<boolean>;
  /** The container, unless it is being deleted. */
  find(id: string): Promise<Container | undefined>;
  /** The containers with these ids, as far as there are any. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, Container>>;
  /** Changes an account's container. Resolves to what it is now, or to nothing where there is none. */
  change(id: string, accountId: string, change: ContainerChange, now: number): Promise<Container | undefined>;
  /** Hides a container that is being deleted, once or again. */
  hide(id: string): Promise<void>;
  /** Removes a container and what is known of its last clone. */
  remove(id: string): Promise<void>;
  /** An account's containers. */
  look(accountId: string, look: GroupLook): Promise<GroupRows>;
  /** The resources in a container that are there at `now`. */
  lookInto(id: string, look: GroupLook, now: number): Promise<GroupRows>;
  /**
   * Whether nothing is in a container at `now`: neither a resource nor a reservation made since `uploadsSince`, whose
   * upload may still come.
   */
  isEmpty(id: string, now: number, uploadsSince: number): Promise<boolean>;
  /** The ids of all resources in a container, reserved ones too, in the order of their making. */
  members(id: string, pageSize: number): AsyncIterable<readonly string[]>;
  /** The container's last clone that came to an end. */
  lastClone(id: string): Promise<Clone | undefined>;
  /** Remembers a container's last clone until `forgetAt`. */
  recordClone(clone: Clone, forgetAt: number): Promise<void>;
}

/** What a clone is to copy: the ids of resources, page by page, from 0 on. */
export interface ClonePlan {
  /** Writes down a page, once or again; it is forgotten at `forgetAt`, in milliseconds since 1970. */
  write(containerId: string, page: number, ids: readonly string[], forgetAt: number): Promise<void>;
  /** Rejects where there is no such page. */
  read(containerId: string, page: number): Promise<readonly string[]>;
}

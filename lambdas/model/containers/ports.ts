import type { Clone } from './clone/clone.ts';
import type { Container, ContainerChange } from './container.ts';

/**
 * Stores containers. `isEmpty` and `members` read an index that may be a moment behind. `by` is the author of a change, by
 * default the service.
 */
export interface ContainerStore {
  /** Adds a container. False when its id is taken. */
  add(container: Container, by?: string): Promise<boolean>;
  /** The container, unless it is being deleted. */
  find(id: string): Promise<Container | undefined>;
  /** Changes an account's container. Resolves to the changed container, or to nothing when there is none. */
  change(
    id: string,
    accountId: string,
    change: ContainerChange,
    now: number,
    by?: string,
  ): Promise<Container | undefined>;
  /** Hides a container that is being deleted. May be repeated. */
  hide(id: string, now: number, by?: string): Promise<void>;
  /** Removes a container and the record of its last clone. */
  remove(id: string): Promise<void>;
  /**
   * Whether a container is empty at `now`: it has no available resource, and no reservation made since `uploadsSince`,
   * whose upload may still arrive.
   */
  isEmpty(id: string, now: number, uploadsSince: number): Promise<boolean>;
  /** At most `limit` ids of a container's resources, reserved ones included, oldest first, from behind `after` on. */
  members(id: string, limit: number, after?: string): Promise<Members>;
  /** The container's last finished clone. */
  lastClone(id: string): Promise<Clone | undefined>;
  /** Records a container's last finished clone until `forgetAt`, in milliseconds since 1970. */
  recordClone(clone: Clone, forgetAt: number): Promise<void>;
}

/** A page of a container's resources. */
export interface Members {
  readonly ids: readonly string[];
  /** The `after` of the next page, if there is one. */
  readonly next?: string;
}

/** Stores what a clone is to copy: ids of resources, in pages counted from 0, by the new container's id. */
export interface ClonePlan {
  /** Writes a page, which is forgotten at `forgetAt`, in milliseconds since 1970. May be repeated. */
  write(containerId: string, page: number, ids: readonly string[], forgetAt: number): Promise<void>;
  /** Rejects when there is no such page. */
  read(containerId: string, page: number): Promise<readonly string[]>;
}

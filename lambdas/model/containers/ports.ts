import type { Clone } from './clone/clone.ts';
import type { Container, ContainerChange } from './container.ts';

/** Where containers are kept. What is listed may be a moment behind. */
export interface ContainerStore {
  /** Adds a container. False where there is one with this id. */
  add(container: Container): Promise<boolean>;
  /** The container, unless it is being deleted. */
  find(id: string): Promise<Container | undefined>;
  /** Changes an account's container. Resolves to what it is now, or to nothing where there is none. */
  change(id: string, accountId: string, change: ContainerChange, now: number): Promise<Container | undefined>;
  /** Hides a container that is being deleted, once or again. */
  hide(id: string): Promise<void>;
  /** Removes a container and what is known of its last clone. */
  remove(id: string): Promise<void>;
  /**
   * Whether nothing is in a container at `now`: neither a resource nor a reservation made since `uploadsSince`, whose
   * upload may still come.
   */
  isEmpty(id: string, now: number, uploadsSince: number): Promise<boolean>;
  /** The ids of a container's resources, reserved ones too, from the oldest on: at most `limit` behind `after`. */
  members(id: string, limit: number, after?: string): Promise<Members>;
  /** The container's last clone that came to an end. */
  lastClone(id: string): Promise<Clone | undefined>;
  /** Remembers a container's last clone until `forgetAt`. */
  recordClone(clone: Clone, forgetAt: number): Promise<void>;
}

/** A page of a container's resources. */
export interface Members {
  readonly ids: readonly string[];
  /** The place `after` which the next page begins, if there is one. */
  readonly next?: string;
}

/** What a clone is to copy: the ids of resources, page by page, from 0 on. */
export interface ClonePlan {
  /** Writes down a page, once or again; it is forgotten at `forgetAt`, in milliseconds since 1970. */
  write(containerId: string, page: number, ids: readonly string[], forgetAt: number): Promise<void>;
  /** Rejects where there is no such page. */
  read(containerId: string, page: number): Promise<readonly string[]>;
}

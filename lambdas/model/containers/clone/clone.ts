import { randomUUID } from 'node:crypto';
import { type Container, newContainerId } from '../container.ts';

/** A copy of a whole container, as clients see it. Times are in milliseconds since 1970. */
export interface Clone {
  readonly accountId: string;
  /** Who asked for it. */
  readonly by?: string;
  /** The new container's name. */
  readonly name: string;
  readonly fromContainerId: string;
  readonly toContainerId: string;
  readonly startedAt: number;
  readonly completedAt?: number;
  /** Resources to copy. */
  readonly total: number;
  readonly copied: number;
  /** Resources that were deleted or expired before they could be copied. */
  readonly skipped: number;
  /** Why it failed, in words for the caller. */
  readonly failure?: string;
}

/**
 * The stages of a clone:
 *
 *     planning → copying → verifying → (completing →) publishing → recording → done
 *     any of the first four, failing → clearing → recording → done
 *     clearing, failing → abandoning → recording → done
 *
 * The plan lists the ids of the resources to copy, in numbered pages which are written before anything is copied.
 */
export type CloneStage =
  /** Scans the source, from behind `after` on, into the plan: it has `pages` with `total` ids so far. */
  | { readonly at: 'planning'; readonly pages: number; readonly total: number; readonly after?: string }
  /** Copies page number `page` of `pages`. */
  | { readonly at: 'copying'; readonly page: number; readonly pages: number }
  /**
   * Scans the source again, since the index may show a resource a moment late, and adds ids without a copy to the plan.
   * The first `copied` of its `pages` are copied.
   */
  | { readonly at: 'verifying'; readonly copied: number; readonly pages: number; readonly after?: string }
  /** Copies the pages that the second scan added. */
  | { readonly at: 'completing'; readonly page: number; readonly pages: number }
  /** Adds the new container: from here on clients see it, and the clone cannot fail. */
  | { readonly at: 'publishing' }
  /** Removes the copies of a failed clone, the last of `pages` first. */
  | { readonly at: 'clearing'; readonly pages: number; readonly failure: string }
  /** Leaves the clearing to a job of its own, so that the organization's next clone need not wait for it. */
  | { readonly at: 'abandoning'; readonly pages: number; readonly failure: string }
  /** Records how the clone ended. */
  | { readonly at: 'recording'; readonly failure?: string };

export type StageAt<At extends CloneStage['at']> = Extract<CloneStage, { at: At }>;

/** What identifies a clone's plan and copies. */
export interface CopySet {
  readonly accountId: string;
  readonly toContainerId: string;
  /** Makes the copies' ids unguessable; known to the service alone. */
  readonly secret: string;
}

/** A clone under way: the request, the numbers that clients see, and the stage. */
export interface CloneWork extends Omit<Clone, 'completedAt' | 'failure'>, CopySet {
  /** Named as the maker of the copies too. */
  readonly by: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly stage: CloneStage;
}

/** A clone of a container, about to be planned. */
export function newClone(
  { id, accountId, description, tags }: Pick<Container, 'id' | 'accountId' | 'description' | 'tags'>,
  { name, by }: { readonly name: string; readonly by: string },
  startedAt: number,
): CloneWork {
  return {
    by,
    secret: randomUUID(),
    accountId,
    name,
    description,
    tags,
    fromContainerId: id,
    toContainerId: newContainerId(),
    startedAt,
    total: 0,
    copied: 0,
    skipped: 0,
    stage: { at: 'planning', pages: 0, total: 0 },
  };
}

/** The key of a clone's job. One for each organization, so that it can have one clone at a time. */
export function cloneKey(accountId: string): string {
  return `clone#${accountId}`;
}

/** A clone that has ended, with the reason if it failed. */
export function endedClone(work: CloneWork, completedAt: number, failure: string | undefined): Clone {
  const { accountId, by, name, fromContainerId, toContainerId, startedAt, total, copied, skipped } = work;
  return {
    accountId,
    by,
    name,
    fromContainerId,
    toContainerId,
    startedAt,
    completedAt,
    total,
    copied,
    skipped,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Why a clone fails, in words for the caller. */
export class CloneFailure extends Error {
  /** Whether another attempt would also fail. */
  readonly lasting: boolean;

  constructor(message: string, { lasting, cause }: { readonly lasting: boolean; readonly cause?: unknown }) {
    super(message, { cause });
    this.name = 'CloneFailure';
    this.lasting = lasting;
  }
}

import { randomUUID } from 'node:crypto';
import { type Container, newContainerId } from '../container.ts';

/** A copy of a whole container, as it is told. Times are in milliseconds since 1970. */
export interface Clone {
  readonly accountId: string;
  /** The new container's name. */
  readonly name: string;
  readonly fromContainerId: string;
  readonly toContainerId: string;
  readonly startedAt: number;
  readonly completedAt?: number;
  /** How many resources there are to copy, were copied, and were deleted or have ended before they could be. */
  readonly total: number;
  readonly copied: number;
  readonly skipped: number;
  /** Why it failed, in words for the caller. */
  readonly failure?: string;
}

/**
 * A clone that is under way, with all that it takes to go on wherever it was cut off. First what is in the container is
 * written down page by page, then page after page is copied, and then it is looked once more for what the index did not
 * show at first. What a page's copies are called is known before they are made.
 */
export interface CloneWork extends Clone {
  /** Nobody else knows it: the copies' ids are made with it. */
  readonly secret: string;
  /** Who asked for it: the copies are theirs. */
  readonly by: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** How many pages are written down, and how many of them are copied. */
  readonly pages: number;
  readonly copiedPages: number;
  /** How often it was looked for what is to be copied. */
  readonly looks: number;
}

/** A clone of a container that begins at `startedAt`: nothing is written down yet, nor copied. */
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
    pages: 0,
    copiedPages: 0,
    looks: 0,
  };
}

/** The key of a clone's job: one for each organization, so that no second one can be added. */
export function cloneKey(accountId: string): string {
  return `clone#${accountId}`;
}

/** What is told of a clone. */
export function cloneOf(work: CloneWork): Clone {
  const { accountId, name, fromContainerId, toContainerId, startedAt, completedAt, failure } = work;
  const { total, copied, skipped } = work;
  return {
    accountId,
    name,
    fromContainerId,
    toContainerId,
    startedAt,
    ...(completedAt === undefined ? {} : { completedAt }),
    total,
    copied,
    skipped,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** The key of the job that removes what a failed clone has left. */
export function remainsKey({ toContainerId }: CloneWork): string {
  return `remains#${toContainerId}`;
}

/** Why a clone fails, in words for the caller. */
export class CloneFailure extends Error {
  /** Whether another attempt would fail as well. */
  readonly lasting: boolean;

  constructor(message: string, { lasting, cause }: { readonly lasting: boolean; readonly cause?: unknown }) {
    super(message, { cause });
    this.name = 'CloneFailure';
    this.lasting = lasting;
  }
}

import type { Lease } from '../../jobs/lease.ts';
import { type JobStore, LeaseLost } from '../../jobs/ports.ts';
import { daysAfter } from '../../resources/expiry.ts';
import type { ContainerStore } from '../ports.ts';
import { CloneFailure, type CloneWork, cloneOf, remainsKey } from './clone.ts';
import { eraseCopies } from './copies.ts';
import { copyAll, isWhole, type PageDependencies } from './pages.ts';

export interface CloneDependencies extends PageDependencies {
  readonly jobs: Pick<JobStore<CloneWork>, 'add'>;
  readonly containers: PageDependencies['containers'] & Pick<ContainerStore, 'add' | 'recordClone'>;
  readonly rememberedDays: number;
}

/** How often a clone is taken up without getting further before it fails. */
const MAXIMUM_ATTEMPTS = 5;

/** The words for what nobody could say anything of. */
const INTERRUPTED = 'The copying was interrupted again and again.';

/**
 * Goes on with a clone until it is done, or until `mayGoOn` says that it must be taken up again later, which resolves
 * to false. Rejects where another attempt may help; the clone fails after five of them.
 */
export async function runClone(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  if (lease.state.failure === undefined) {
    try {
      // What is whole is not given up: its container may be seen already.
      if (lease.attempts > MAXIMUM_ATTEMPTS && !isWhole(lease.state))
        throw new CloneFailure(INTERRUPTED, { lasting: true });
      if (!(await copyAll(dependencies, lease, mayGoOn))) return false;
    } catch (error) {
      const failure = failureOf(error, lease.attempts);
      if (failure === undefined) throw error;
      await lease.save({ ...lease.state, failure });
    }
  }
  if (lease.state.failure === undefined) await publish(dependencies, lease.state);
  else if (!(await giveUp(dependencies, lease, mayGoOn))) return false;
  await finish(dependencies, lease);
  return true;
}

/** Removes what is left of a clone that failed; resolves to false where that must be taken up again. */
export async function runRemains(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  if (!(await clear(dependencies, lease, mayGoOn))) return false;
  await lease.remove();
  return true;
}

/** Why a clone fails now, or nothing where another attempt may help. */
function failureOf(error: unknown, attempts: number): string | undefined {
  if (error instanceof CloneFailure && (error.lasting || attempts >= MAXIMUM_ATTEMPTS)) return error.message;
  if (error instanceof LeaseLost || attempts < MAXIMUM_ATTEMPTS) return undefined;
  return 'Error reading or writing the records.';
}

/** The new container appears when it is whole. */
async function publish({ containers, now }: CloneDependencies, work: CloneWork): Promise<void> {
  await containers.add({
    id: work.toContainerId,
    accountId: work.accountId,
    name: work.name,
    description: work.description,
    tags: work.tags,
    createdAt: work.startedAt,
    updatedAt: now(),
  });
}

/** Clears up after a failed clone; what cannot be removed for long does not keep the organization locked. */
async function giveUp(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  if (lease.attempts <= MAXIMUM_ATTEMPTS) {
    try {
      return await clear(dependencies, lease, mayGoOn);
    } catch (error) {
      if (error instanceof LeaseLost || lease.attempts < MAXIMUM_ATTEMPTS) throw error;
    }
  }
  await dependencies.jobs.add(remainsKey(lease.state), lease.state);
  return true;
}

/** Removes the copies, the last page first, with one page more than is done: it may have been begun. */
async function clear(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  for (;;) {
    const work = lease.state;
    if (!mayGoOn()) return false;
    if (work.copiedPages < work.pages) {
      const ids = await dependencies.plan.read(work.toContainerId, work.copiedPages);
      await eraseCopies(dependencies, work, ids, lease.keep);
    }
    if (work.copiedPages === 0) return true;
    await lease.save({ ...work, copiedPages: work.copiedPages - 1 });
  }
}

/** Remembers how it ended, and lets the next clone begin. */
async function finish(
  { containers, rememberedDays, now }: CloneDependencies,
  lease: Lease<CloneWork>,
): Promise<void> {
  const completedAt = now();
  const clone = cloneOf({ ...lease.state, completedAt });
  await containers.recordClone(clone, daysAfter(completedAt, rememberedDays));
  await lease.remove();
}

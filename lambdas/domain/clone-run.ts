import type { CatalogueStore } from './catalogue-ports.ts';
import { CloneFailure, type CloneWork, cloneOf, remainsKey } from './clone.ts';
import { type CopyDependencies, copyIdOf, copyPage, eraseCopies, PAGE } from './clone-copies.ts';
import type { ClonePlan, ContainerStore } from './container-ports.ts';
import { daysAfter } from './expiry.ts';
import { type JobStore, LeaseLost } from './job-ports.ts';
import type { Lease } from './lease.ts';

export interface CloneDependencies extends CopyDependencies {
  readonly jobs: Pick<JobStore<CloneWork>, 'add'>;
  readonly containers: Pick<ContainerStore, 'add' | 'find' | 'members' | 'recordClone'>;
  readonly catalogue: CopyDependencies['catalogue'] & Pick<CatalogueStore, 'findMany'>;
  readonly plan: ClonePlan;
  readonly rememberedDays: number;
}

/** How often a clone is taken up without getting further before it fails. */
const MAXIMUM_ATTEMPTS = 5;

/** The index may show a resource a moment late: a second look, when all is copied, finds it. */
const LOOKS = 2;

/** The words for what nobody could say anything of. */
const INTERRUPTED = 'The copying was interrupted again and again.';

const DELETED = 'The container was deleted.';

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

function isWhole({ copiedPages, pages, looks }: CloneWork): boolean {
  return copiedPages === pages && looks === LOOKS;
}

async function copyAll(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  mayGoOn: () => boolean,
): Promise<boolean> {
  // Whoever worked on it before may have been cut off in the middle of a page, but of none after that.
  for (let begun = true; ; begun = false) {
    const work = lease.state;
    if (isWhole(work)) return true;
    if (!mayGoOn()) return false;
    if (work.copiedPages < work.pages) await lease.save(await withNextPage(dependencies, lease, begun));
    else await lease.save(await withPlan(dependencies, work));
  }
}

/** Writes down what is to be copied and is not yet, page by page. */
async function withPlan(
  { containers, catalogue, plan, rememberedDays }: CloneDependencies,
  work: CloneWork,
): Promise<CloneWork> {
  if (work.looks === 0 && (await containers.find(work.fromContainerId)) === undefined)
    throw new CloneFailure(DELETED, { lasting: true });
  let { pages, total } = work;
  for await (const ids of containers.members(work.fromContainerId, PAGE)) {
    const copies =
      work.looks === 0 ? new Map() : await catalogue.findMany(ids.map((id) => copyIdOf(work, id)));
    const left = ids.filter((id) => !copies.has(copyIdOf(work, id)));
    if (left.length === 0) continue;
    await plan.write(work.toContainerId, pages, left, daysAfter(work.startedAt, rememberedDays));
    pages += 1;
    // What the second look finds is counted once it is copied: much of it was skipped before.
    total += work.looks === 0 ? left.length : 0;
  }
  return { ...work, pages, total, looks: work.looks + 1 };
}

async function withNextPage(
  dependencies: CloneDependencies,
  lease: Lease<CloneWork>,
  begun: boolean,
): Promise<CloneWork> {
  const work = lease.state;
  const ids = await dependencies.plan.read(work.toContainerId, work.copiedPages);
  const copied = await copyPage(dependencies, work, ids, begun, lease.keep);
  const first = work.looks === 1;
  return {
    ...work,
    copiedPages: work.copiedPages + 1,
    copied: work.copied + copied,
    skipped: work.skipped + (first ? ids.length - copied : 0),
    total: work.total + (first ? 0 : copied),
  };
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

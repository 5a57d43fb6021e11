import type { Lease } from '../../jobs/lease.ts';
import { daysAfter } from '../../resources/expiry.ts';
import type { ClonePlan, ContainerStore } from '../ports.ts';
import { CloneFailure, type CloneWork } from './clone.ts';
import { type CopyDependencies, copyIdOf, copyPage, PAGE } from './copies.ts';

export interface PageDependencies extends CopyDependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'members'>;
  readonly plan: ClonePlan;
}

/** The index may show a resource a moment late: a second look, when all is copied, finds it. */
const LOOKS = 2;

/** For how long it is known what was to be copied, in days: longer than any clone takes to be made or cleared away. */
const PLAN_DAYS = 30;

const DELETED = 'The container was deleted.';

/** Whether everything is copied that was in the container. */
export function isWhole({ copiedPages, pages, looks }: CloneWork): boolean {
  return copiedPages === pages && looks === LOOKS;
}

/** Copies page after page; resolves to false where `mayGoOn` says that it must be taken up again. Throws `CloneFailure`. */
export async function copyAll(
  dependencies: PageDependencies,
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
  { containers, catalogue, plan }: PageDependencies,
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
    await plan.write(work.toContainerId, pages, left, daysAfter(work.startedAt, PLAN_DAYS));
    pages += 1;
    // What the second look finds is counted once it is copied: much of it was skipped before.
    total += work.looks === 0 ? left.length : 0;
  }
  return { ...work, pages, total, looks: work.looks + 1 };
}

/** Copies the next page; `begun` where somebody may have been cut off in the middle of it. */
async function withNextPage(
  dependencies: PageDependencies,
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

import type { CatalogueStore } from '../../catalogue/ports.ts';
import type { StepContext } from '../../jobs/steps.ts';
import { daysAfter } from '../../resources/expiry.ts';
import type { ClonePlan, ContainerStore } from '../ports.ts';
import { CloneFailure, type CloneWork, type StageAt } from './clone.ts';
import { copyIdOf, PAGE } from './copies.ts';

export interface PlanDependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'members'>;
  readonly catalogue: Pick<CatalogueStore, 'findMany'>;
  readonly plan: ClonePlan;
}

/** How long a plan is kept, in days: longer than any clone takes to be made or cleared. */
const PLAN_DAYS = 30;

const DELETED = 'The container was deleted.';

/** Reads the next page of the source into the plan. Throws `CloneFailure` when the source is gone. */
export async function planPage(
  dependencies: PlanDependencies,
  work: CloneWork,
  stage: StageAt<'planning'>,
  { keep }: StepContext,
): Promise<CloneWork> {
  const { containers } = dependencies;
  const { fromContainerId } = work;
  if (stage.after === undefined && (await containers.find(fromContainerId)) === undefined)
    throw new CloneFailure(DELETED, { lasting: true });
  const { ids, next } = await containers.members(fromContainerId, PAGE, stage.after);
  await keep();
  const pages = await writePage(dependencies, work, stage.pages, ids);
  const total = stage.total + ids.length;
  if (next !== undefined) return { ...work, stage: { ...stage, pages, total, after: next } };
  return {
    ...work,
    total,
    stage: pages === 0 ? { at: 'verifying', copied: 0, pages: 0 } : { at: 'copying', page: 0, pages },
  };
}

/** Reads the next page of the source again, and adds resources without a copy to the plan. */
export async function verifyPage(
  dependencies: PlanDependencies,
  work: CloneWork,
  stage: StageAt<'verifying'>,
  { keep }: StepContext,
): Promise<CloneWork> {
  const { containers, catalogue } = dependencies;
  const { ids, next } = await containers.members(work.fromContainerId, PAGE, stage.after);
  const copies = await catalogue.findMany(ids.map((id) => copyIdOf(work, id)));
  const missing = ids.filter((id) => !copies.has(copyIdOf(work, id)));
  await keep();
  const pages = await writePage(dependencies, work, stage.pages, missing);
  if (next !== undefined) return { ...work, stage: { ...stage, pages, after: next } };
  const { copied } = stage;
  return {
    ...work,
    stage: copied === pages ? { at: 'publishing' } : { at: 'completing', page: copied, pages },
  };
}

/** Appends ids, if any, to a plan of `pages`. Resolves to its new number of pages. */
async function writePage(
  { plan }: PlanDependencies,
  { toContainerId, startedAt }: CloneWork,
  pages: number,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return pages;
  await plan.write(toContainerId, pages, ids, daysAfter(startedAt, PLAN_DAYS));
  return pages + 1;
}

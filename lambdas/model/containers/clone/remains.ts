import type { JobKind } from '../../jobs/steps.ts';
import type { ClonePlan } from '../ports.ts';
import type { CopySet } from './clone.ts';
import { type CopyDependencies, eraseCopies } from './copies.ts';

/** Copies that a failed clone could not clear: those of the plan's first `pages`. */
export interface Remains extends CopySet {
  readonly pages: number;
}

export interface RemainsDependencies extends CopyDependencies {
  readonly plan: ClonePlan;
}

/** The key of the job that clears what a failed clone has left. */
export function remainsKey({ toContainerId }: CopySet): string {
  return `remains#${toContainerId}`;
}

/** The clearing of a failed clone's copies, tried until it succeeds. */
export function remainsJob(dependencies: RemainsDependencies): JobKind<Remains> {
  return {
    async step(remains, { keep }) {
      const pages = remains.pages - 1;
      await clearPage(dependencies, remains, pages, keep);
      return pages === 0 ? 'done' : { ...remains, pages };
    },
  };
}

/** Removes the copies of one page of the plan, once or again. */
export async function clearPage(
  dependencies: RemainsDependencies,
  copies: CopySet,
  page: number,
  keep: () => Promise<void>,
): Promise<void> {
  const ids = await dependencies.plan.read(copies.toContainerId, page);
  await eraseCopies(dependencies, copies, ids, keep);
}

import type { JobStore } from '../../jobs/ports.ts';
import type { JobKind, StepContext } from '../../jobs/steps.ts';
import { daysAfter } from '../../resources/expiry.ts';
import type { ContainerStore } from '../ports.ts';
import { CloneFailure, type CloneStage, type CloneWork, endedClone, type StageAt } from './clone.ts';
import { type CopyDependencies, copyPage } from './copies.ts';
import { type PlanDependencies, planPage, verifyPage } from './plan.ts';
import { clearPage, type Remains, remainsKey } from './remains.ts';

export interface CloneDependencies extends CopyDependencies, PlanDependencies {
  readonly catalogue: CopyDependencies['catalogue'];
  readonly containers: PlanDependencies['containers'] & Pick<ContainerStore, 'add' | 'recordClone'>;
  readonly remains: Pick<JobStore<Remains>, 'add'>;
  readonly rememberedDays: number;
}

/** How often a step is tried before the clone fails, or the clearing is left to another job. */
const MAXIMUM_ATTEMPTS = 5;

/** Message when no attempt reported a cause. */
const INTERRUPTED = 'The copying was interrupted again and again.';

/** A clone, which fails after five failed attempts at a step. */
export function cloneJob(dependencies: CloneDependencies): JobKind<CloneWork> {
  return { step: (work, context) => step(dependencies, work, context), giveUp };
}

async function step(
  dependencies: CloneDependencies,
  work: CloneWork,
  context: StepContext,
): Promise<CloneWork | 'done'> {
  const { stage } = work;
  switch (stage.at) {
    case 'planning':
      return planPage(dependencies, work, stage, context);
    case 'copying':
    case 'completing':
      return copyPlanned(dependencies, work, stage, context);
    case 'verifying':
      return verifyPage(dependencies, work, stage, context);
    case 'publishing':
      await publish(dependencies, work);
      return { ...work, stage: { at: 'recording' } };
    case 'clearing':
      await clearPage(dependencies, work, stage.pages - 1, context.keep);
      return { ...work, stage: clearing(stage.pages - 1, stage.failure) };
    case 'abandoning':
      await abandon(dependencies, work, stage.pages);
      return { ...work, stage: { at: 'recording', failure: stage.failure } };
    case 'recording':
      await record(dependencies, work, stage.failure);
      return 'done';
  }
}

/** Copies a page of the plan, and counts the copies. */
async function copyPlanned(
  dependencies: CloneDependencies,
  work: CloneWork,
  stage: StageAt<'copying' | 'completing'>,
  context: StepContext,
): Promise<CloneWork> {
  const { page, pages } = stage;
  const ids = await dependencies.plan.read(work.toContainerId, page);
  const count = await copyPage(dependencies, work, ids, context);
  const copied = work.copied + count;
  const isLast = page + 1 === pages;
  const next = { ...stage, page: page + 1 };
  if (stage.at === 'copying') {
    const skipped = work.skipped + ids.length - count;
    return { ...work, copied, skipped, stage: isLast ? { at: 'verifying', copied: pages, pages } : next };
  }
  // These pages repeat what was skipped before, so only copies count.
  return { ...work, copied, total: work.total + count, stage: isLast ? { at: 'publishing' } : next };
}

/** Adds the new container. */
async function publish({ containers, now }: CloneDependencies, work: CloneWork): Promise<void> {
  await containers.add(
    {
      id: work.toContainerId,
      accountId: work.accountId,
      name: work.name,
      description: work.description,
      tags: work.tags,
      createdAt: work.startedAt,
      updatedAt: now(),
    },
    work.by,
  );
}

async function abandon({ remains }: CloneDependencies, work: CloneWork, pages: number): Promise<void> {
  const { accountId, toContainerId, secret } = work;
  await remains.add(remainsKey(work), { accountId, toContainerId, secret, pages });
}

async function record(
  { containers, rememberedDays, now }: CloneDependencies,
  work: CloneWork,
  failure: string | undefined,
): Promise<void> {
  const completedAt = now();
  await containers.recordClone(
    endedClone(work, completedAt, failure),
    daysAfter(completedAt, rememberedDays),
  );
}

/** The stage that clears this many pages, if any. */
function clearing(pages: number, failure: string): CloneStage {
  return pages === 0 ? { at: 'recording', failure } : { at: 'clearing', pages, failure };
}

/** From `publishing` on, a clone is never given up: its container may have been seen. */
function giveUp(work: CloneWork, failedAttempts: number, error?: unknown): CloneWork | undefined {
  const { stage } = work;
  const isLasting = error instanceof CloneFailure && error.lasting;
  if (failedAttempts < MAXIMUM_ATTEMPTS && !isLasting) return undefined;
  switch (stage.at) {
    case 'publishing':
    case 'recording':
    case 'abandoning':
      return undefined;
    case 'clearing':
      return { ...work, stage: { ...stage, at: 'abandoning' } };
    default:
      return { ...work, stage: clearing(begunPages(stage), messageOf(error)) };
  }
}

/** The number of pages that may have copies. */
function begunPages(stage: StageAt<'planning' | 'copying' | 'verifying' | 'completing'>) {
  if (stage.at === 'planning') return 0;
  return stage.at === 'verifying' ? stage.copied : stage.page + 1;
}

function messageOf(error: unknown): string {
  if (error === undefined) return INTERRUPTED;
  return error instanceof CloneFailure ? error.message : 'Error reading or writing the records.';
}

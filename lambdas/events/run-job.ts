import { PATIENT } from '../adapters/dynamodb-client.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import type { CloneWork } from '../domain/clone.ts';
import { type CloneDependencies, runClone, runRemains } from '../domain/clone-run.ts';
import {
  type ContainerDeletion,
  type ContainerDeletionDependencies,
  runDeletion,
} from '../domain/container-deletion.ts';
import { type JobStore, LeaseLost } from '../domain/job-ports.ts';
import { type Lease, takeUp, whileKept } from '../domain/lease.ts';
import type { Platform } from '../platform.ts';
import { numericSetting } from '../settings.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { clonePlanRecords } from '../table/clone-plans.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

export interface JobEvent {
  readonly job: string;
}

/** What a job needs to know of the function that it runs in. */
export interface JobContext {
  getRemainingTimeInMillis(): number;
}

export interface Dependencies {
  readonly clones: JobStore<CloneWork>;
  readonly deletions: JobStore<ContainerDeletion>;
  readonly clone: CloneDependencies;
  readonly deletion: ContainerDeletionDependencies;
  readonly now: () => number;
}

/** How much time must be left to begin another page, in milliseconds; the largest files take the longest. */
const PAGE_TIME = 5 * 60_000;

/** How long to wait before a failed job is taken up again, in milliseconds: twice as long each time. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 60 * 60_000;

/**
 * Works on a job until it is done or little time is left; the schedule starts it again then. A job that somebody works
 * on is left alone, so that it may be started any number of times. Rejects where it should be started again.
 */
export function runJob(dependencies: Dependencies) {
  const { clones, deletions, clone, deletion, now } = dependencies;
  return async ({ job: key }: JobEvent, context: JobContext): Promise<'done' | 'paused' | 'left'> => {
    const mayGoOn = () => context.getRemainingTimeInMillis() > PAGE_TIME;
    const [kind] = key.split('#', 1);
    if (kind === 'clone') return work(clones, (lease) => runClone(clone, lease, mayGoOn));
    if (kind === 'remains') return work(clones, (lease) => runRemains(clone, lease, mayGoOn));
    if (kind === 'deletion') return work(deletions, (lease) => runDeletion(deletion, lease, mayGoOn));
    throw new Error(`There are no jobs of the kind ${kind}.`);

    async function work<State>(jobs: JobStore<State>, run: (lease: Lease<State>) => Promise<boolean>) {
      const lease = await takeUp(jobs, key, now);
      if (lease === undefined) return 'left';
      try {
        if (await whileKept(lease, () => run(lease))) return 'done';
        await lease.release(now());
        return 'paused';
      } catch (error) {
        if (error instanceof LeaseLost) return 'left';
        await lease.release(now() + Math.min(FIRST_PAUSE * 2 ** lease.attempts, LONGEST_PAUSE));
        throw error;
      }
    }
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform, PATIENT);
  // Who waits for a turn among many writes cannot say in time that he is still there.
  const leases = openTable(platform);
  const clones = jobRecords<CloneWork>(leases);
  const shared = {
    containers: containerRecords(table),
    resources: resourceRecords(table, platform.now),
    catalogue: catalogueRecords(table, platform.now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  };
  const run = runJob({
    clones,
    deletions: jobRecords<ContainerDeletion>(leases),
    clone: { ...shared, jobs: clones, plan: clonePlanRecords(table) },
    deletion: { ...shared, clones },
    now: platform.now,
  });
  return async (event: JobEvent, context: JobContext): Promise<void> => {
    const outcome = await run(event, context);
    const [kind] = event.job.split('#', 1);
    platform.log({ level: 'INFO', route: 'run-job', kind, outcome });
  };
}

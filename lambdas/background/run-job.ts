import type { CloneWork } from '../model/containers/clone/clone.ts';
import { type CloneDependencies, runClone, runRemains } from '../model/containers/clone/run.ts';
import {
  type ContainerDeletion,
  type ContainerDeletionDependencies,
  runDeletion,
} from '../model/containers/deletion.ts';
import { type Lease, takeUp, whileKept } from '../model/jobs/lease.ts';
import { type JobStore, LeaseLost } from '../model/jobs/ports.ts';

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

import type { CloneWork } from '../model/containers/clone/clone.ts';
import { type Remains, remainsJob } from '../model/containers/clone/remains.ts';
import { type CloneDependencies, cloneJob } from '../model/containers/clone/step.ts';
import {
  type ContainerDeletion,
  type ContainerDeletionDependencies,
  deletionJob,
} from '../model/containers/deletion.ts';
import { acquireLease, keepDuring } from '../model/jobs/lease.ts';
import { type JobStore, LeaseLost } from '../model/jobs/ports.ts';
import { type JobKind, runSteps } from '../model/jobs/steps.ts';
import { type Recount, type RecountDependencies, recountJob } from '../model/usage/recount.ts';

export interface JobEvent {
  /** The job's key, which begins with its kind. */
  readonly job: string;
}

/** The part of Lambda's context that a job needs. */
export interface JobContext {
  getRemainingTimeInMillis(): number;
}

export interface Dependencies {
  readonly clones: JobStore<CloneWork>;
  readonly remains: JobStore<Remains>;
  readonly deletions: JobStore<ContainerDeletion>;
  readonly recounts: JobStore<Recount>;
  readonly clone: CloneDependencies;
  readonly deletion: ContainerDeletionDependencies;
  readonly recount: RecountDependencies;
  /** Workers on further kinds of jobs, by the beginning of their keys. */
  readonly further?: Readonly<Record<string, Worker>>;
  readonly now: () => number;
}

/** How much time must be left to begin another step, in milliseconds; pages of the largest files take the longest. */
const STEP_TIME = 5 * 60_000;

/** The pause before a failed job is tried again, in milliseconds: it doubles with each attempt. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 60 * 60_000;

type Outcome = 'done' | 'paused' | 'left';

/**
 * Works on a job until it is done or little time is left; the schedule starts it again then. May be called any number
 * of times: it leaves a job alone that is finished, pausing or another worker's. Rejects when a step fails.
 */
export function runJob(dependencies: Dependencies) {
  const { clones, remains, deletions, recounts, clone, deletion, recount, now } = dependencies;
  const workers: Readonly<Record<string, Worker>> = {
    clone: worker(clones, cloneJob(clone), now),
    remains: worker(remains, remainsJob(clone), now),
    deletion: worker(deletions, deletionJob(deletion), now),
    usage: worker(recounts, recountJob(recount), now),
    ...dependencies.further,
  };
  return async ({ job: key }: JobEvent, context: JobContext): Promise<Outcome> => {
    const [kind = ''] = key.split('#', 1);
    const work = workers[kind];
    if (work === undefined) throw new Error(`There are no jobs of the kind ${kind}.`);
    return work(key, () => context.getRemainingTimeInMillis() > STEP_TIME);
  };
}

/** Works on the job with this key, as long as it may go on. */
export type Worker = (key: string, mayGoOn: () => boolean) => Promise<Outcome>;

/** Works on one kind of jobs under their leases. */
export function worker<State>(jobs: JobStore<State>, kind: JobKind<State>, now: () => number): Worker {
  return async (key, mayGoOn) => {
    const lease = await acquireLease(jobs, key, now);
    if (lease === undefined) return 'left';
    try {
      const outcome = await keepDuring(lease, () => runSteps(kind, lease, mayGoOn));
      if (outcome === 'paused') await lease.release(now());
      return outcome;
    } catch (error) {
      if (error instanceof LeaseLost) return 'left';
      await lease.release(now() + Math.min(FIRST_PAUSE * 2 ** lease.attempts, LONGEST_PAUSE));
      throw error;
    }
  };
}

import type { Job, JobStore } from './job-ports.ts';

/** For how long a job is a worker's own, in milliseconds: whoever is silent for longer has been cut off. */
const LEASE = 120_000;
/** How long a worker waits at least before it keeps its lease for longer. */
const RENEWAL = 20_000;

/** A job in a worker's hands, and what it knows now. */
export interface Lease<State> {
  readonly state: State;
  /** How often the job was taken up since it last got further. */
  readonly attempts: number;
  /** Remembers how far the job has got. */
  save(state: State): Promise<void>;
  /** Says that the worker is still there, if it did not just say so. */
  keep(): Promise<void>;
  /** Lets the job be taken up again from `notBefore` on, in milliseconds since 1970. */
  release(notBefore: number): Promise<void>;
  /** The job is done. */
  remove(): Promise<void>;
}

/** Takes up a job. Nothing where there is none, or somebody works on it, or its time has not come yet. */
export async function takeUp<State>(
  jobs: JobStore<State>,
  key: string,
  now: () => number,
): Promise<Lease<State> | undefined> {
  let keptAt = now();
  const job = await jobs.claim(key, keptAt, keptAt + LEASE);
  return job && leaseOf(job);

  function leaseOf(job: Job<State>): Lease<State> {
    let { state, attempts } = job;
    return {
      get state() {
        return state;
      },
      get attempts() {
        return attempts;
      },
      async save(next) {
        keptAt = now();
        await jobs.save(job, next, keptAt + LEASE);
        state = next;
        attempts = 0;
      },
      async keep() {
        if (now() - keptAt < RENEWAL) return;
        keptAt = now();
        await jobs.renew(job, keptAt + LEASE);
      },
      release: (notBefore) => jobs.release(job, notBefore),
      remove: () => jobs.remove(job),
    };
  }
}

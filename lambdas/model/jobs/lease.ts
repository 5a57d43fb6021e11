import { type Job, type JobStore, LeaseLost } from './ports.ts';

/** For how long a job is a worker's own, in milliseconds: whoever is silent for longer has been cut off. */
const LEASE = 60_000;
/** How long a worker waits at least before it keeps its lease for longer. */
const RENEWAL = 20_000;

/** A job in a worker's hands, and what it knows now. */
export interface Lease<State> {
  readonly state: State;
  /** How often the job was taken up since it last got further. */
  readonly attempts: number;
  /** Remembers how far the job has got. */
  save(state: State): Promise<void>;
  /** Says that the worker is still there, if it did not just say so. Throws `LeaseLost` where it was silent too long. */
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
  let saidAt = now();
  let until = saidAt + LEASE;
  const job = await jobs.claim(key, saidAt, until);
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
        saidAt = now();
        const end = saidAt + LEASE;
        await jobs.save(job, next, end);
        until = end;
        state = next;
        attempts = 0;
      },
      async keep() {
        const time = now();
        if (time >= until) throw new LeaseLost(key);
        if (time - saidAt < RENEWAL) return;
        saidAt = time;
        await jobs.renew(job, time + LEASE);
        until = time + LEASE;
      },
      release: (notBefore) => jobs.release(job, notBefore),
      remove: () => jobs.remove(job),
    };
  }
}

/** Works on a job and says all the while that the worker is still there: one step may take longer than the lease. */
export async function whileKept<Result>(
  lease: Pick<Lease<unknown>, 'keep'>,
  work: () => Promise<Result>,
): Promise<Result> {
  let said = Promise.resolve();
  const timer = setInterval(() => {
    // Whoever has lost the lease learns of it at its next step.
    said = lease.keep().catch(() => {});
  }, RENEWAL);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await said;
  }
}

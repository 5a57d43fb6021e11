import { type Job, type JobStore, LeaseLost } from './ports.ts';

/** How long a lease lasts unless renewed, in milliseconds. */
const LEASE = 60_000;

/** The shortest time between two renewals, in milliseconds. */
const RENEWAL = 20_000;

/** A worker's hold on a job, and the job's state. */
export interface Lease<State> {
  readonly state: State;
  /** How often the job was claimed since its state was last saved, this time included; 0 after a save. */
  readonly attempts: number;
  /** Saves the job's next state, and renews the lease. Throws `LeaseLost`. */
  save(state: State): Promise<void>;
  /** Renews the lease unless that was done a moment ago. Throws `LeaseLost` when it has expired. */
  keep(): Promise<void>;
  /** Gives the job back: others may claim it from `notBefore` on, in milliseconds since 1970. */
  release(notBefore: number): Promise<void>;
  /** Removes the job, which is done. */
  remove(): Promise<void>;
}

/** Claims a job. Nothing when it is gone, pausing, or another worker's. */
export async function acquireLease<State>(
  jobs: JobStore<State>,
  key: string,
  now: () => number,
): Promise<Lease<State> | undefined> {
  let renewedAt = now();
  let until = renewedAt + LEASE;
  const job = await jobs.claim(key, renewedAt, until);
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
        renewedAt = now();
        const end = renewedAt + LEASE;
        await jobs.save(job, next, end);
        until = end;
        state = next;
        attempts = 0;
      },
      async keep() {
        const time = now();
        if (time >= until) throw new LeaseLost(key);
        if (time - renewedAt < RENEWAL) return;
        renewedAt = time;
        await jobs.renew(job, time + LEASE);
        until = time + LEASE;
      },
      release: (notBefore) => jobs.release(job, notBefore),
      remove: () => jobs.remove(job),
    };
  }
}

/** Does some work and renews the lease meanwhile: a step may take longer than a lease lasts. */
export async function keepDuring<Result>(
  lease: Pick<Lease<unknown>, 'keep'>,
  work: () => Promise<Result>,
): Promise<Result> {
  let renewal = Promise.resolve();
  const timer = setInterval(() => {
    // A lost lease fails the next save.
    renewal = lease.keep().catch(() => {});
  }, RENEWAL);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await renewal;
  }
}

/** A job that a worker has claimed. */
export interface Job<State> {
  readonly key: string;
  /** Identifies this claim. */
  readonly lease: string;
  /** How often the job was claimed since its state was last saved, this time included. */
  readonly attempts: number;
  readonly state: State;
}

/** Starts a job in the background. Starting one that is at work does no harm: its lease refuses a second worker. */
export interface JobStarter {
  start(key: string): Promise<void>;
}

/** A job that is not done. */
export interface UnfinishedJob {
  readonly key: string;
  /** When a worker first claimed it, in milliseconds since 1970; undefined if none has. */
  readonly firstClaimedAt: number | undefined;
}

/** The unfinished jobs. */
export interface JobIndex {
  /** A job that has just finished may still be among them. */
  unfinished(): AsyncIterable<UnfinishedJob>;
}

/**
 * Stores jobs until they are done. One worker at a time holds a job's lease; every change of a claimed job throws
 * `LeaseLost` without it. Times are in milliseconds since 1970.
 */
export interface JobStore<State> extends JobIndex {
  /** Adds a job. False when its key is taken, which makes a job a lock too. */
  add(key: string, state: State): Promise<boolean>;
  find(key: string): Promise<State | undefined>;
  /** Claims a job until `until`. Nothing when there is none, or its lease has not expired at `now`. */
  claim(key: string, now: number, until: number): Promise<Job<State> | undefined>;
  /** Extends the lease. */
  renew(job: Job<State>, until: number): Promise<void>;
  /** Saves the job's state, extends the lease and resets the attempts. */
  save(job: Job<State>, state: State, until: number): Promise<void>;
  /** Ends the lease; the job may be claimed from `notBefore` on. */
  release(job: Job<State>, notBefore: number): Promise<void>;
  remove(job: Job<State>): Promise<void>;
}

/** The lease has expired, or another worker has claimed the job. */
export class LeaseLost extends Error {
  constructor(key: string) {
    super(`The lease of the job ${key} is lost.`);
    this.name = 'LeaseLost';
  }
}

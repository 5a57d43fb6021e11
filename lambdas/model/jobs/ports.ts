/** A job that somebody works on. */
export interface Job<State> {
  readonly key: string;
  /** Tells this worker from every other. */
  readonly lease: string;
  /** How often the job was taken up since it last got further, this time included. */
  readonly attempts: number;
  readonly state: State;
}

/** Starts a job in the background, or once more one that is under way: that one refuses by its lease. */
export interface JobStarter {
  start(key: string): Promise<void>;
}

/** The jobs that are not done. */
export interface JobIndex {
  /** Their keys, perhaps with one that has just been done. */
  unfinished(): AsyncIterable<string>;
}

/**
 * Where jobs are kept until they are done. A job belongs to one worker at a time, for as long as its lease lasts: each
 * change needs the lease and throws `LeaseLost` without it. Times are in milliseconds since 1970.
 */
export interface JobStore<State> extends JobIndex {
  /** Adds a job. False where there is one with this key: so a job is a lock as well. */
  add(key: string, state: State): Promise<boolean>;
  find(key: string): Promise<State | undefined>;
  /** Takes up a job whose lease has ended. Nothing where there is none, or somebody works on it. */
  claim(key: string, now: number, until: number): Promise<Job<State> | undefined>;
  /** Keeps the lease for longer. */
  renew(job: Job<State>, until: number): Promise<void>;
  /** Remembers how far the job has got; it counts as taken up for the first time again. */
  save(job: Job<State>, state: State, until: number): Promise<void>;
  /** Ends the lease; the job may be taken up from `notBefore` on. */
  release(job: Job<State>, notBefore: number): Promise<void>;
  remove(job: Job<State>): Promise<void>;
}

/** Somebody else has taken up the job meanwhile. */
export class LeaseLost extends Error {
  constructor(key: string) {
    super(`Somebody else has taken up the job ${key}.`);
    this.name = 'LeaseLost';
  }
}

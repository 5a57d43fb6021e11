/** Starts a job in the background, or once more one that is under way: that one refuses by its lease. */
export interface JobStarter {
  start(key: string): Promise<void>;
}

/** The jobs that are not done. */
export interface JobIndex {
  /** Their keys, perhaps with one that has just been done. */
  unfinished(): AsyncIterable<string>;
}

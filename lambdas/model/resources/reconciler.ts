/** Brings everything derived from a resource's record in line with it. */
export interface Reconciler {
  /**
   * May run twice, late, or concurrently. `formerObjects` are the objects of a deleted record. Resolves to `unsettled` if
   * it must run once more, after every concurrent run has ended: tags in S3 and words in the table are written without
   * a condition.
   */
  reconcile(id: string, formerObjects?: readonly string[]): Promise<'settled' | 'unsettled'>;
}

/** The delay of that run in seconds: as long as a function can run. */
export const SETTLING_SECONDS = 900;

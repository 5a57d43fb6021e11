/** Brings everything that is derived from a resource's record in line with it. */
export interface Reconciler {
  /**
   * May run twice, late, or at once with others. `formerKeys` are the objects of a record that is gone. Resolves to
   * `unsettled` where the same must be done once more, later than any other run can still be at work: S3 takes tags and
   * the table takes words without a condition.
   */
  reconcile(id: string, formerKeys?: readonly string[]): Promise<'settled' | 'unsettled'>;
}

/** How much later that is, in seconds: as long as a function can run. */
export const SETTLING_SECONDS = 900;

/** A resource that is to be reconciled, and the objects of a record that is gone. */
export interface Reconciliation {
  readonly id: string;
  readonly formerKeys?: readonly string[];
}

/** What the queue has not taken, and why. */
export interface Refusal {
  readonly reconciliation: Reconciliation;
  readonly error: unknown;
}

/** Where reconciliations wait until they are done. */
export interface ReconcileQueue {
  /**
   * Has resources reconciled, at least once, after `delaySeconds` (900 at most) or at once. Resolves to what the queue
   * did not take; never rejects.
   */
  send(reconciliations: readonly Reconciliation[], delaySeconds?: number): Promise<readonly Refusal[]>;
}

/** A resource to reconcile, and the objects of its deleted record. */
export interface Reconciliation {
  readonly id: string;
  readonly formerObjects?: readonly string[];
}

/** A reconciliation that the queue refused, and the reason. */
export interface Refusal {
  readonly reconciliation: Reconciliation;
  readonly error: unknown;
}

/** The queue of reconciliations. */
export interface ReconcileQueue {
  /**
   * Has resources reconciled, at least once, after `delaySeconds` (900 at most) or at once. Resolves to the
   * refused ones; never rejects.
   */
  send(reconciliations: readonly Reconciliation[], delaySeconds?: number): Promise<readonly Refusal[]>;
}

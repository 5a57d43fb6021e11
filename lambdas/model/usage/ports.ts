import type { UsageCount, UsageDifference } from './usage.ts';

/**
 * A range in the order of `usageOrder`: after one place, up to and including another. A missing place leaves it open.
 */
export interface UsageRange {
  readonly after?: string;
  readonly until?: string;
}

/** Stores how many files each account has. */
export interface UsageStore {
  /** Adds differences to the counts. If it rejects, some of them may have been added. */
  add(differences: readonly UsageDifference[]): Promise<void>;
  /**
   * An account's counts from one day to another, both included, in the order of `usageOrder`. Undefined if there are
   * more than `limit`.
   */
  between(
    accountId: string,
    from: string,
    until: string,
    limit: number,
  ): Promise<readonly UsageCount[] | undefined>;
  /** Sets an account's counts in a range, and removes all others there. */
  replace(accountId: string, range: UsageRange, counts: readonly UsageCount[]): Promise<void>;
}

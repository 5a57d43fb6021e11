import type { AdmissionRow, AdmissionStore } from './ports.ts';
import { nextLease, type RequestUse, secondOf } from './request-lease.ts';

export type Admission =
  | { readonly outcome: 'admitted'; readonly hasQuota?: boolean }
  | { readonly outcome: 'refused'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'disabled' };

/** This instance's share of a principal's limit. */
interface Holding extends RequestUse {
  /** The second of this instance's clock that it applies to, since 1970. */
  second: number;
  /** Requests admitted in it. */
  used: number;
  /** Requests leased and not used yet. */
  left: number;
  /** Whether the second is used up, here and in the row. */
  exhausted: boolean;
  /** The pending lease that all waiting requests share. False if the principal is to be refused. */
  lease: Promise<boolean> | undefined;
}

/** Whose requests an instance counts together: all of a client, or those that a user sends with one password. */
interface Subject {
  readonly principal: string;
  readonly passwordId: string | undefined;
}

/** The most subjects that an instance remembers; the one with the oldest lease is forgotten first. */
const REMEMBERED_SUBJECTS = 10_000;

/**
 * Admits a principal's requests up to its limit for each second; `passwordId` is of the password behind a user's
 * credentials. A lease is valid only in the second in which it was taken, so no second admits more than the limit, and
 * from the next lease on a principal that is disabled or deleted is refused, and a user with an earlier password. `now`
 * in milliseconds since 1970.
 */
export function createAdmission(
  store: AdmissionStore,
  now: () => number,
): (principal: string, passwordId?: string) => Promise<Admission> {
  const holdings = new Map<string, Holding>();

  async function lease(subject: Subject, holding: Holding): Promise<boolean> {
    const { principal, passwordId } = subject;
    beginSecond(holding, now());
    for (;;) {
      const wanted = nextLease(holding, now());
      if (wanted === undefined) {
        holding.exhausted = true;
        return true;
      }
      const { leased, row } = await store.lease(principal, wanted, passwordId);
      if (row === undefined || row.disabled || row.passwordId !== passwordId) {
        holdings.delete(keyOf(subject));
        return false;
      }
      noteRow(holding, row, now());
      if (leased) {
        holding.left += wanted.count;
        return true;
      }
    }
  }

  function leaseOnce(subject: Subject, holding: Holding): Promise<boolean> {
    remember(keyOf(subject), holding);
    holding.lease ??= lease(subject, holding).finally(() => {
      holding.lease = undefined;
    });
    return holding.lease;
  }

  function remember(key: string, holding: Holding): void {
    holdings.delete(key);
    holdings.set(key, holding);
    const oldest = holdings.keys().next().value;
    if (holdings.size > REMEMBERED_SUBJECTS && oldest !== undefined) holdings.delete(oldest);
  }

  return async function admit(principal, passwordId) {
    const subject = { principal, passwordId };
    const holding = holdings.get(keyOf(subject)) ?? newHolding();
    // A lease under way counts even if its second ends meanwhile: a slow table must not keep a request waiting.
    if (holding.lease === undefined) beginSecond(holding, now());
    holding.waiting += 1;
    try {
      for (;;) {
        const admission = take(holding);
        if (admission !== undefined) return admission;
        if (!(await leaseOnce(subject, holding))) return { outcome: 'disabled' };
      }
    } finally {
      holding.waiting -= 1;
    }
  };
}

function keyOf({ principal, passwordId }: Subject): string {
  return JSON.stringify([principal, passwordId]);
}

function newHolding(): Holding {
  return {
    waiting: 0,
    second: 0,
    used: 0,
    usedBefore: 0,
    left: 0,
    exhausted: false,
    row: undefined,
    rowSince: 0,
    lease: undefined,
  };
}

/** Discards the holding of an earlier second than that of `time`, in milliseconds. */
function beginSecond(holding: Holding, time: number): void {
  const second = secondOf(time);
  if (holding.second === second) return;
  holding.usedBefore = holding.second === second - 1 ? holding.used : 0;
  holding.second = second;
  holding.used = 0;
  holding.left = 0;
  holding.exhausted = false;
  // After a clock was set back, the row's age is unknown.
  holding.rowSince = Math.min(holding.rowSince, time);
}

function noteRow(holding: Holding, row: AdmissionRow, time: number): void {
  if (holding.row?.second !== row.second) {
    holding.rowSince = time;
  }
  holding.row = row;
}

/** Uses one request of the holding. Undefined if a new lease is needed. */
function take(holding: Holding): Admission | undefined {
  if (holding.left > 0) {
    holding.left -= 1;
    holding.used += 1;
    return { outcome: 'admitted', ...(holding.row?.hasQuota && { hasQuota: true }) };
  }
  return holding.exhausted ? { outcome: 'refused', retryAfterSeconds: 1 } : undefined;
}

import type { AdmissionRow, AdmissionStore } from './ports.ts';
import { nextLease, type RequestUse, secondOf } from './request-lease.ts';

export type Admission =
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'refused'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'disabled' };

/** What this instance holds of a principal's limit. */
interface Holding extends RequestUse {
  /** The second of this instance's clock that it is about, since 1970. */
  second: number;
  /** How many requests were admitted in it. */
  used: number;
  /** How many requests are leased and not used yet. */
  left: number;
  /** Whether nothing is left of the second, here or in the row. */
  exhausted: boolean;
  /** The lease under way, which all waiting requests wait for. False where the principal may send nothing at all. */
  lease: Promise<boolean> | undefined;
}

/** How many principals an instance keeps in mind; beyond that, the one that it leased for longest ago is let go. */
const REMEMBERED_PRINCIPALS = 10_000;

/**
 * Admits a principal's requests up to its limit for each second. A lease is good for the second in which it was taken
 * and for no other: so no more than the limit is ever admitted in one second, and whoever has been disabled is out with
 * the next lease. `now` in milliseconds since 1970.
 */
export function createAdmission(
  store: AdmissionStore,
  now: () => number,
): (principal: string) => Promise<Admission> {
  const holdings = new Map<string, Holding>();

  async function lease(principal: string, holding: Holding): Promise<boolean> {
    beginSecond(holding, now());
    for (;;) {
      const wanted = nextLease(holding, now());
      if (wanted === undefined) {
        holding.exhausted = true;
        return true;
      }
      const { leased, row } = await store.lease(principal, wanted);
      if (row === undefined || row.disabled) {
        holdings.delete(principal);
        return false;
      }
      noteRow(holding, row, now());
      if (leased) {
        holding.left += wanted.count;
        return true;
      }
    }
  }

  function leaseOnce(principal: string, holding: Holding): Promise<boolean> {
    remember(principal, holding);
    holding.lease ??= lease(principal, holding).finally(() => {
      holding.lease = undefined;
    });
    return holding.lease;
  }

  function remember(principal: string, holding: Holding): void {
    holdings.delete(principal);
    holdings.set(principal, holding);
    const oldest = holdings.keys().next().value;
    if (holdings.size > REMEMBERED_PRINCIPALS && oldest !== undefined) holdings.delete(oldest);
  }

  return async function admit(principal) {
    const holding = holdings.get(principal) ?? newHolding();
    // A lease under way counts even if its second ends meanwhile: a slow table must not keep a request waiting.
    if (holding.lease === undefined) beginSecond(holding, now());
    holding.waiting += 1;
    try {
      for (;;) {
        const admission = take(holding);
        if (admission !== undefined) return admission;
        if (!(await leaseOnce(principal, holding))) return { outcome: 'disabled' };
      }
    } finally {
      holding.waiting -= 1;
    }
  };
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

/** What is held for another second than that of `time`, in milliseconds, is given up. */
function beginSecond(holding: Holding, time: number): void {
  const second = secondOf(time);
  if (holding.second === second) return;
  holding.usedBefore = holding.second === second - 1 ? holding.used : 0;
  holding.second = second;
  holding.used = 0;
  holding.left = 0;
  holding.exhausted = false;
  // A clock that was put back says nothing of how long the row has been the same.
  holding.rowSince = Math.min(holding.rowSince, time);
}

function noteRow(holding: Holding, row: AdmissionRow, time: number): void {
  if (holding.row?.second !== row.second) {
    holding.rowSince = time;
  }
  holding.row = row;
}

/** Takes one request out of what is held, or nothing where a new lease is needed. */
function take(holding: Holding): Admission | undefined {
  if (holding.left > 0) {
    holding.left -= 1;
    holding.used += 1;
    return { outcome: 'admitted' };
  }
  return holding.exhausted ? { outcome: 'refused', retryAfterSeconds: 1 } : undefined;
}

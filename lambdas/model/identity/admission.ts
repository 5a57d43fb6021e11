import type { AdmissionStore } from './ports.ts';

export type Admission =
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'refused'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'disabled' };

/** What this instance holds of a client's limit. */
interface Holding {
  /** The second that it is good for, in seconds since 1970. */
  second: number;
  left: number;
  /** How many requests were leased at once the last time. */
  size: number;
  /** Whether as many were left as were asked for. */
  growing: boolean;
  exhausted: boolean;
  requestsPerSecond: number;
}

/**
 * The first lease of a second is a twentieth of the limit, so that many instances share it evenly; the more an
 * instance needs in one second, the more it leases at a time, up to a fifth.
 */
const SMALLEST_SHARE = 1 / 20;
const LARGEST_SHARE = 1 / 5;

/** How many clients an instance keeps in mind; beyond that, the one that it leased for longest ago is let go. */
const REMEMBERED_CLIENTS = 10_000;

/**
 * Admits a client's requests up to its limit for each second. A lease is good for the second for which it was
 * taken and for no other: so no more than the limit is ever admitted in one second, and a client that has been
 * disabled is out with its next lease.
 */
export function createAdmission(
  store: AdmissionStore,
  now: () => number,
): (principal: string) => Promise<Admission> {
  const holdings = new Map<string, Holding>();
  const leasesUnderWay = new Map<string, Promise<boolean>>();

  /** Leases for the current second. False where the client may send nothing at all. */
  async function lease(principal: string): Promise<boolean> {
    const second = Math.floor(now() / 1000);
    const held = holdings.get(principal);
    const opened = held?.second === second;
    const wanted = leaseSize(held, opened);
    let size = wanted;
    let result = await store.lease(principal, second, size, opened);
    while (result.outcome === 'exhausted' && size > 1) {
      // Less than that may be left of the second.
      size = Math.ceil(size / 2);
      result = await store.lease(principal, second, size, opened);
    }
    if (result.outcome === 'disabled') {
      holdings.delete(principal);
      return false;
    }
    remember(principal, {
      second,
      left: result.outcome === 'leased' ? result.count : 0,
      size,
      growing: size === wanted,
      exhausted: result.outcome === 'exhausted',
      requestsPerSecond:
        result.outcome === 'leased' ? result.requestsPerSecond : (held?.requestsPerSecond ?? 1),
    });
    return true;
  }

  function remember(principal: string, holding: Holding): void {
    holdings.delete(principal);
    holdings.set(principal, holding);
    const oldest = holdings.keys().next().value;
    if (holdings.size > REMEMBERED_CLIENTS && oldest !== undefined) holdings.delete(oldest);
  }

  /** All requests that wait for a lease of one client wait for the same one. */
  function leaseOnce(principal: string): Promise<boolean> {
    const underWay = leasesUnderWay.get(principal);
    if (underWay !== undefined) return underWay;
    const started = lease(principal).finally(() => leasesUnderWay.delete(principal));
    leasesUnderWay.set(principal, started);
    return started;
  }

  /** Takes one request out of what is held, or nothing where a new lease is needed. */
  function take(holding: Holding): Admission | undefined {
    if (holding.left > 0) {
      holding.left -= 1;
      return { outcome: 'admitted' };
    }
    return holding.exhausted ? { outcome: 'refused', retryAfterSeconds: 1 } : undefined;
  }

  return async function admit(principal) {
    const held = holdings.get(principal);
    const taken = held?.second === Math.floor(now() / 1000) ? take(held) : undefined;
    if (taken !== undefined) return taken;
    for (;;) {
      if (!(await leaseOnce(principal))) return { outcome: 'disabled' };
      // A lease just taken counts even if its second has ended meanwhile: a slow table must not keep a request waiting.
      const leased = holdings.get(principal);
      const admission = leased === undefined ? undefined : take(leased);
      if (admission !== undefined) return admission;
    }
  };
}

/** How many requests to lease at once; of a client not met before, one, which tells its limit. */
function leaseSize(held: Holding | undefined, opened: boolean): number {
  if (held === undefined) return 1;
  const smallest = Math.ceil(held.requestsPerSecond * SMALLEST_SHARE);
  const largest = Math.ceil(held.requestsPerSecond * LARGEST_SHARE);
  if (!opened) return smallest;
  return held.growing ? Math.min(held.size * 2, largest) : held.size;
}

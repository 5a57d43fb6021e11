import type { AdmissionStore } from './ports.ts';

export type Admission =
  | { readonly outcome: 'admitted' }
  | { readonly outcome: 'refused'; readonly retryAfterSeconds: number }
  | { readonly outcome: 'disabled' };

/** What this instance still holds of a client's limit in the given second. */
interface Holding {
  second: number;
  left: number;
  exhausted: boolean;
  requestsPerSecond: number;
}

/** One instance holds a twentieth of a limit at most, so that many instances share it evenly. */
const SHARE = 20;

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
): (clientId: string) => Promise<Admission> {
  const holdings = new Map<string, Holding>();
  const leasesUnderWay = new Map<string, Promise<boolean>>();

  /** Leases for the current second. False where the client may send nothing at all. */
  async function lease(clientId: string): Promise<boolean> {
    const second = Math.floor(now() / 1000);
    const requestsPerSecond = holdings.get(clientId)?.requestsPerSecond ?? 1;
    const share = Math.ceil(requestsPerSecond / SHARE);
    let result = await store.lease(clientId, second, share);
    // Less than a share may be left: the last requests of the second are leased one by one.
    if (result.outcome === 'exhausted' && share > 1) result = await store.lease(clientId, second, 1);
    if (result.outcome === 'disabled') {
      holdings.delete(clientId);
      return false;
    }
    remember(clientId, {
      second,
      left: result.outcome === 'leased' ? result.count : 0,
      exhausted: result.outcome === 'exhausted',
      requestsPerSecond: result.outcome === 'leased' ? result.requestsPerSecond : requestsPerSecond,
    });
    return true;
  }

  function remember(clientId: string, holding: Holding): void {
    holdings.delete(clientId);
    holdings.set(clientId, holding);
    const oldest = holdings.keys().next().value;
    if (holdings.size > REMEMBERED_CLIENTS && oldest !== undefined) holdings.delete(oldest);
  }

  /** All requests that wait for a lease of one client wait for the same one. */
  function leaseOnce(clientId: string): Promise<boolean> {
    const underWay = leasesUnderWay.get(clientId);
    if (underWay !== undefined) return underWay;
    const started = lease(clientId).finally(() => leasesUnderWay.delete(clientId));
    leasesUnderWay.set(clientId, started);
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

  return async function admit(clientId) {
    const held = holdings.get(clientId);
    const taken = held?.second === Math.floor(now() / 1000) ? take(held) : undefined;
    if (taken !== undefined) return taken;
    for (;;) {
      if (!(await leaseOnce(clientId))) return { outcome: 'disabled' };
      // A lease just taken counts even if its second has ended meanwhile: a slow table must not keep a request waiting.
      const leased = holdings.get(clientId);
      const admission = leased === undefined ? undefined : take(leased);
      if (admission !== undefined) return admission;
    }
  };
}

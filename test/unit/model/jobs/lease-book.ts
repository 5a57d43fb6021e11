import type { Admission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore, RequestLease } from '../../../../lambdas/model/identity/ports.ts';

export const START = Date.UTC(2020, 2, 12, 19, 3, 58);

/** A clock that stands still until it is set. */
export function createClock() {
  const clock = { time: START, now: () => clock.time };
  return clock;
}

/** The rules of `AdmissionStore`, in memory: what was leased, per second. */
export class LeaseBook implements AdmissionStore {
  requestsPerSecond: number;
  disabled = false;
  readonly leased = new Map<number, number>();
  readonly calls: { clientId: string; second: number; count: number }[] = [];

  constructor(requestsPerSecond: number) {
    this.requestsPerSecond = requestsPerSecond;
  }

  async lease(clientId: string, second: number, count: number, opened: boolean): Promise<RequestLease> {
    this.calls.push({ clientId, second, count });
    if (this.disabled) return { outcome: 'disabled' };
    const leased = this.leased.get(second) ?? (opened ? undefined : 0);
    if (leased === undefined || leased + count > this.requestsPerSecond) return { outcome: 'exhausted' };
    this.leased.set(second, leased + count);
    return { outcome: 'leased', count, requestsPerSecond: this.requestsPerSecond };
  }
}

/** A store whose answers wait until they are let go. */
export function slowStore(book: LeaseBook) {
  const waiting: (() => void)[] = [];
  const store: AdmissionStore = {
    async lease(...request) {
      const lease = await book.lease(...request);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return lease;
    },
  };
  const answer = async () => {
    await new Promise(setImmediate);
    for (const resolve of waiting.splice(0)) resolve();
    await new Promise(setImmediate);
  };
  return { store, answer };
}

type Admit = (clientId: string) => Promise<Admission>;

export const many = (admit: Admit, count: number) =>
  Promise.all(Array.from({ length: count }, () => admit('a')));
export const admitted = (admissions: readonly Admission[]) =>
  admissions.filter(({ outcome }) => outcome === 'admitted').length;

export const REFUSED: Admission = { outcome: 'refused', retryAfterSeconds: 1 };

import type { Admission } from '../../../../lambdas/model/identity/admission.ts';
import type { AdmissionRow, AdmissionStore, RequestLease } from '../../../../lambdas/model/identity/ports.ts';

export const START = Date.UTC(2020, 2, 12, 19, 3, 58);

/** A clock that stands still until it is set. */
export function createClock(time = START) {
  const clock = { time, now: () => clock.time };
  return clock;
}

/** The rules of `AdmissionStore` in memory, with the leases by the row's second. */
export class AdmissionBook implements AdmissionStore {
  row: AdmissionRow;
  readonly leased = new Map<number, number>();
  readonly calls: RequestLease[] = [];

  constructor(requestsPerSecond: number) {
    this.row = { requestsPerSecond, disabled: false, passwordId: undefined, second: 0, left: 0 };
  }

  async lease(
    _: string,
    lease: RequestLease,
    passwordId?: string,
  ): Promise<{ leased: boolean; row: AdmissionRow }> {
    this.calls.push(lease);
    const { second, opens, count } = lease;
    const { disabled, requestsPerSecond } = this.row;
    const isAdmissible = !disabled && passwordId === this.row.passwordId;
    const left = (opens ? requestsPerSecond : this.row.left) - count;
    const isSecond = opens ? second > this.row.second : second === this.row.second;
    const leased = isAdmissible && left >= 0 && isSecond;
    if (leased) {
      this.row = { ...this.row, second, left };
      this.leased.set(second, (this.leased.get(second) ?? 0) + count);
    }
    return { leased, row: this.row };
  }
}

/** A store whose answers wait until the test releases them. */
export function slowStore(book: AdmissionBook) {
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

type Admit = (principal: string) => Promise<Admission>;

export const many = (admit: Admit, count: number, principal = 'a') =>
  Promise.all(Array.from({ length: count }, () => admit(principal)));
export const admitted = (admissions: readonly Admission[]) =>
  admissions.filter(({ outcome }) => outcome === 'admitted').length;

export const REFUSED: Admission = { outcome: 'refused', retryAfterSeconds: 1 };

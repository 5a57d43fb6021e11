import { type Admission, createAdmission } from '../../lambdas/model/identity/admission.ts';
import type { AdmissionRow, AdmissionStore, RequestLease } from '../../lambdas/model/identity/ports.ts';
import { randomNumbers } from './random.ts';

export interface AdmissionLoad {
  /** Writes to the client's row, and refused requests, a second. */
  readonly writes: number;
  readonly refusals: number;
}

/** A client's row in memory, with the rules of the table's. */
class ClientRow implements AdmissionStore {
  writes = 0;
  #row: AdmissionRow;

  constructor(requestsPerSecond: number) {
    this.#row = { requestsPerSecond, disabled: false, passwordId: undefined, second: 0, left: 0 };
  }

  async lease(_: string, { second, opens, count }: RequestLease) {
    this.writes += 1;
    const left = (opens ? this.#row.requestsPerSecond : this.#row.left) - count;
    const leased = left >= 0 && (opens ? second > this.#row.second : second === this.#row.second);
    if (leased) this.#row = { ...this.#row, second, left };
    return { leased, row: this.#row };
  }
}

/**
 * Sends a client's requests, evenly over seconds of a passed clock, to instances of a function at random, which admit
 * them by the service's own code. The first second warms them up and is not counted.
 */
export async function admit(
  requestsPerSecond: number,
  limit: number,
  instances: number,
  seconds = 2,
): Promise<AdmissionLoad> {
  const clock = { time: Date.UTC(2026, 10, 27) };
  const row = new ClientRow(limit);
  const random = randomNumbers();
  const admissions = Array.from({ length: instances }, () => createAdmission(row, () => clock.time));
  const outcomes: Admission['outcome'][] = [];
  const start = clock.time;
  for (let index = 0; index < requestsPerSecond * (seconds + 1); index += 1) {
    if (index === requestsPerSecond) {
      row.writes = 0;
      outcomes.length = 0;
    }
    clock.time = start + Math.floor((index * 1000) / requestsPerSecond);
    const instance = admissions[Math.floor(random() * instances)];
    if (instance !== undefined) outcomes.push((await instance('client#a')).outcome);
  }
  const refused = outcomes.filter((outcome) => outcome === 'refused').length;
  return { writes: row.writes / seconds, refusals: refused / seconds };
}

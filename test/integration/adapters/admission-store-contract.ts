import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../lambdas/model/identity/account.ts';
import { createAdmission } from '../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore, ClientStore, RequestLease } from '../../../lambdas/model/identity/ports.ts';

const SECOND = 1_584_039_838;
const EXHAUSTED: RequestLease = { outcome: 'exhausted' };
const DISABLED: RequestLease = { outcome: 'disabled' };

const leased = (count: number, requestsPerSecond: number): RequestLease => ({
  outcome: 'leased',
  count,
  requestsPerSecond,
});

const total = (leases: readonly RequestLease[]) =>
  leases.reduce((sum, lease) => sum + (lease.outcome === 'leased' ? lease.count : 0), 0);

/**
 * What every `AdmissionStore` must do; `open` gives independent stores of the same clients, one for each instance,
 * and the `ClientStore` beside them.
 */
export function describeAdmissionStoreContract(
  name: string,
  open: (instances: number) => { stores: readonly AdmissionStore[]; clients: ClientStore },
): void {
  async function withClient(requestsPerSecond: number, change: Partial<Client> = {}) {
    const { stores, clients } = open(4);
    const clientId = randomUUID();
    await clients.add({
      clientId,
      accountId: 'acme',
      secretHash: 'hash',
      scopes: [],
      tokenLifetimeSeconds: 3600,
      requestsPerSecond,
      disabled: false,
      roles: {},
      createdAt: 0,
      ...change,
    });
    const [store] = stores;
    if (store === undefined) throw new Error('There is no store.');
    return { store, stores, clients, clientId, principal: `client#${clientId}` };
  }

  describe(`the AdmissionStore ${name}`, () => {
    test('leases up to the limit in each second', async () => {
      const { store, principal } = await withClient(5);
      expect(await store.lease(principal, SECOND, 3, false)).toEqual(leased(3, 5));
      expect(await store.lease(principal, SECOND, 3, true)).toEqual(EXHAUSTED);
      expect(await store.lease(principal, SECOND, 2, true)).toEqual(leased(2, 5));
      expect(await store.lease(principal, SECOND, 1, true)).toEqual(EXHAUSTED);
      expect(await store.lease(principal, SECOND + 1, 5, false)).toEqual(leased(5, 5));
      expect(await store.lease(principal, SECOND + 1, 1, false)).toEqual(EXHAUSTED);
    });

    test('never leases more than the limit to many at once', async () => {
      const { stores, principal } = await withClient(50);
      for (const second of [SECOND, SECOND + 1]) {
        const leases = await Promise.all(
          Array.from(
            { length: 40 },
            (_, index) => stores[index % 4]?.lease(principal, second, 3, false) ?? DISABLED,
          ),
        );
        expect(total(leases)).toBe(48);
        expect(leases.filter(({ outcome }) => outcome === 'exhausted')).toHaveLength(24);
      }
    });

    test('leases nothing to a client that is disabled or unknown', async () => {
      const { store, clients, clientId, principal } = await withClient(5);
      await store.lease(principal, SECOND, 1, false);
      await clients.update(clientId, { disabled: true });
      for (const opened of [false, true]) {
        expect(await store.lease(principal, SECOND, 1, opened)).toEqual(DISABLED);
        expect(await store.lease(principal, SECOND + 1, 1, opened)).toEqual(DISABLED);
        expect(await store.lease(`client#${randomUUID()}`, SECOND, 1, opened)).toEqual(DISABLED);
      }
      await clients.update(clientId, { disabled: false });
      expect(await store.lease(principal, SECOND + 1, 1, false)).toEqual(leased(1, 5));
    });

    test('says that a client at its limit is disabled where it is', async () => {
      const { store, clients, clientId, principal } = await withClient(1);
      await store.lease(principal, SECOND, 1, false);
      await clients.update(clientId, { disabled: true });
      expect(await store.lease(principal, SECOND, 1, true)).toEqual(DISABLED);
    });

    test('follows a limit that is raised, from the next second on', async () => {
      const { store, clients, clientId, principal } = await withClient(2);
      await store.lease(principal, SECOND, 1, false);
      await clients.update(clientId, { requestsPerSecond: 10 });
      expect(await store.lease(principal, SECOND, 2, true)).toEqual(EXHAUSTED);
      expect(await store.lease(principal, SECOND + 1, 10, false)).toEqual(leased(10, 10));
    });

    test('follows a limit that is lowered: what an earlier second left over is gone', async () => {
      const { store, clients, clientId, principal } = await withClient(100);
      await store.lease(principal, SECOND, 5, false);
      await clients.update(clientId, { requestsPerSecond: 2 });
      expect(await store.lease(principal, SECOND + 1, 5, false)).toEqual(EXHAUSTED);
      expect(await store.lease(principal, SECOND + 1, 1, false)).toEqual(leased(1, 2));
      expect(await store.lease(principal, SECOND + 1, 1, true)).toEqual(leased(1, 2));
      expect(await store.lease(principal, SECOND + 1, 1, true)).toEqual(EXHAUSTED);
    });

    test('leases out of the newest second to an instance whose clock is behind', async () => {
      const { store, principal } = await withClient(3);
      expect(await store.lease(principal, SECOND + 1, 1, false)).toEqual(leased(1, 3));
      expect(await store.lease(principal, SECOND, 1, false)).toEqual(leased(1, 3));
      expect(await store.lease(principal, SECOND, 1, true)).toEqual(leased(1, 3));
      expect(await store.lease(principal, SECOND, 1, true)).toEqual(EXHAUSTED);
      expect(await store.lease(principal, SECOND + 1, 1, true)).toEqual(EXHAUSTED);
    });

    test('keeps several instances together within the limit', async () => {
      const { stores, principal } = await withClient(30);
      let time = SECOND * 1000;
      const instances = stores.map((store) => createAdmission(store, () => time));
      for (const [requests, admitted] of [
        [30, 30],
        [3, 12],
      ] as const) {
        time += 1000;
        const admissions = await Promise.all(
          instances.flatMap((admit) => Array.from({ length: requests }, () => admit(principal))),
        );
        expect(admissions.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(admitted);
      }
    });
  });
}

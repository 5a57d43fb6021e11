import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../lambdas/model/identity/account.ts';
import { createAdmission } from '../../../lambdas/model/identity/admission.ts';
import type { AdmissionStore, ClientStore, UserStore } from '../../../lambdas/model/identity/ports.ts';

const SECOND = 1_584_039_838;

/** Leases that open a second, and leases that draw from the open one. */
const opening = (second: number, count: number) => ({ second, opens: true, count });
const drawing = (second: number, count: number) => ({ second, opens: false, count });

/** The row of an enabled client. */
const row = (requestsPerSecond: number, second: number, left: number) => ({
  disabled: false,
  passwordId: undefined,
  requestsPerSecond,
  second,
  left,
});

/**
 * The contract of every `AdmissionStore`. `open` gives independent stores of the same clients, one for each instance,
 * and their `ClientStore` and `UserStore`.
 */
export function describeAdmissionStoreContract(
  name: string,
  open: (instances: number) => {
    stores: readonly AdmissionStore[];
    clients: ClientStore;
    users: UserStore;
  },
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
    test('leases up to the limit in each second, and returns the rest', async () => {
      const { store, principal } = await withClient(5);
      const steps = [
        [opening(SECOND, 3), true, row(5, SECOND, 2)],
        [opening(SECOND, 1), false, row(5, SECOND, 2)],
        [drawing(SECOND, 3), false, row(5, SECOND, 2)],
        [drawing(SECOND, 2), true, row(5, SECOND, 0)],
        [drawing(SECOND, 1), false, row(5, SECOND, 0)],
        [drawing(SECOND + 1, 1), false, row(5, SECOND, 0)],
        [opening(SECOND + 1, 6), false, row(5, SECOND, 0)],
        [opening(SECOND + 1, 5), true, row(5, SECOND + 1, 0)],
        [opening(SECOND, 1), false, row(5, SECOND + 1, 0)],
        [drawing(SECOND, 1), false, row(5, SECOND + 1, 0)],
      ] as const;
      for (const [lease, leased, after] of steps)
        expect(await store.lease(principal, lease)).toEqual({ leased, row: after });
    });

    test('never leases more than the limit to concurrent callers', async () => {
      const { stores, store, principal } = await withClient(50);
      await store.lease(principal, opening(SECOND, 2));
      const leases = await Promise.all(
        Array.from({ length: 40 }, (_, index) => stores[index % 4]?.lease(principal, drawing(SECOND, 3))),
      );
      expect(leases.filter((lease) => lease?.leased)).toHaveLength(16);
    });

    test('leases nothing to a disabled or unknown client', async () => {
      const { store, clients, clientId, principal } = await withClient(5);
      await store.lease(principal, opening(SECOND, 1));
      await clients.update(clientId, { disabled: true });
      for (const lease of [drawing(SECOND, 1), opening(SECOND + 1, 1)]) {
        expect(await store.lease(principal, lease)).toEqual({
          leased: false,
          row: { ...row(5, SECOND, 4), disabled: true },
        });
        expect(await store.lease(`client#${randomUUID()}`, lease)).toEqual({ leased: false, row: undefined });
      }
      await clients.update(clientId, { disabled: false });
      expect(await store.lease(principal, opening(SECOND + 1, 1))).toEqual({
        leased: true,
        row: row(5, SECOND + 1, 4),
      });
    });

    test('leases nothing to a deleted client', async () => {
      const { store, clients, clientId, principal } = await withClient(5);
      await store.lease(principal, opening(SECOND, 1));
      await clients.remove(clientId);
      for (const lease of [drawing(SECOND, 1), opening(SECOND + 1, 1)])
        expect(await store.lease(principal, lease)).toEqual({ leased: false, row: undefined });
      expect(await clients.find(clientId)).toBeUndefined();
    });

    test('leases to a user only with the current password', async () => {
      const { stores, users } = open(1);
      const [store] = stores;
      const username = randomUUID();
      const shared = { username, accountId: 'acme', passwordHash: '', disabled: false, roles: {} };
      const lease = (passwordId?: string) => store?.lease(`user#${username}`, opening(SECOND, 1), passwordId);
      const refusedBy = (passwordId?: string) => ({ leased: false, row: { ...row(5, 0, 0), passwordId } });
      const add = (passwordId?: string) =>
        users.add({ ...shared, requestsPerSecond: 5, createdAt: 0, ...(passwordId && { passwordId }) });
      await add();
      expect(await lease('first')).toEqual(refusedBy());
      expect(await lease()).toMatchObject({ leased: true });
      await users.remove(username);
      await add('first');
      for (const wrong of [undefined, '', 'second']) expect(await lease(wrong)).toEqual(refusedBy('first'));
      expect(await lease('first')).toMatchObject({ leased: true, row: { passwordId: 'first' } });
      await users.update(username, { passwordId: 'second' });
      expect(await lease('first')).toMatchObject({ leased: false, row: { passwordId: 'second' } });
    });

    test('uses a changed limit from the next second on', async () => {
      const { store, clients, clientId, principal } = await withClient(2);
      const steps = [
        [10, drawing(SECOND, 2), false],
        [10, opening(SECOND + 1, 10), true],
        [3, opening(SECOND + 2, 4), false],
        [3, opening(SECOND + 2, 3), true],
      ] as const;
      await store.lease(principal, opening(SECOND, 1));
      for (const [requestsPerSecond, lease, leased] of steps) {
        await clients.update(clientId, { requestsPerSecond });
        expect(await store.lease(principal, lease)).toMatchObject({ leased });
      }
    });

    test('serves a client a second after a clock was an hour ahead', async () => {
      const { stores, principal } = await withClient(3);
      let time = SECOND * 1000;
      const instances = stores.map((store) => createAdmission(store, () => time));
      const ask = async () => {
        const admissions = [];
        for (const admit of instances) admissions.push((await admit(principal)).outcome);
        return admissions;
      };
      const all = ['admitted', 'admitted', 'admitted', 'refused'];
      time += 3_601_000;
      expect(await ask()).toEqual(all);
      time -= 3_601_000;
      await ask();
      for (let second = 1; second <= 3; second += 1) {
        time += 1000;
        expect(await ask(), `second ${second}`).toEqual(all);
      }
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

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Client } from '../../../lambdas/model/identity/account.ts';
import type { ClientStore } from '../../../lambdas/model/identity/ports.ts';

function client(change: Partial<Client> = {}): Client {
  return {
    clientId: randomUUID(),
    accountId: 'acme',
    secretHash: 'hash',
    scopes: ['resources:read', 'resources:write'],
    tokenLifetimeSeconds: 3600,
    requestsPerSecond: 50,
    disabled: false,
    roles: { acme: 'viewer' },
    createdAt: Date.UTC(2020, 2, 12),
    ...change,
  };
}

/** The contract of every `ClientStore`. `open` gives one that may hold other clients. */
export function describeClientStoreContract(name: string, open: () => ClientStore): void {
  describe(`the ClientStore ${name}`, () => {
    test('finds an added client, and nothing else', async () => {
      const store = open();
      for (const added of [client(), client({ scopes: [] }), client({ disabled: true })]) {
        await store.add(added);
        expect(await store.find(added.clientId)).toStrictEqual(added);
      }
      expect(await store.find(randomUUID())).toBeUndefined();
      expect(await store.find('')).toBeUndefined();
    });

    test('adds an id once, also concurrently', async () => {
      const store = open();
      const rivals = [
        client({ clientId: 'rivals', accountId: 'a' }),
        client({ clientId: 'rivals', accountId: 'b' }),
      ];
      const outcomes = await Promise.allSettled(rivals.map((rival) => store.add(rival)));
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(await store.find('rivals')).toStrictEqual(rivals[winner]);
    });

    test.each<Partial<Client>>([
      { disabled: true },
      { requestsPerSecond: 7 },
      { secretHash: 'other' },
      { roles: { 'acme/survey': 'manager' } },
      { roles: {} },
      { disabled: true, requestsPerSecond: 7, secretHash: 'other' },
    ])('changes %j and nothing else', async (change) => {
      const store = open();
      const added = client();
      await store.add(added);
      expect(await store.update(added.clientId, change)).toBe(true);
      expect(await store.find(added.clientId)).toStrictEqual({ ...added, ...change });
    });

    test('does not create a client by changing it', async () => {
      const store = open();
      const unknown = randomUUID();
      expect(await store.update(unknown, { disabled: true })).toBe(false);
      expect(await store.find(unknown)).toBeUndefined();
    });

    test('lists all clients in the order of their accounts', async () => {
      const store = open();
      const added = ['list-b', 'list-a', 'list-c', 'list-a'].map((accountId) => client({ accountId }));
      for (const one of added) await store.add(one);
      const listed: Client[] = [];
      for await (const one of store.list()) if (one.accountId.startsWith('list-')) listed.push(one);
      expect(listed.map(({ accountId }) => accountId)).toEqual(['list-a', 'list-a', 'list-b', 'list-c']);
      expect(new Set(listed.map(({ clientId }) => clientId))).toEqual(
        new Set(added.map(({ clientId }) => clientId)),
      );
      expect(added).toContainEqual(listed[0]);
    });

    test('lists the clients of an account alone', async () => {
      const store = open();
      const added = ['own', 'own-2', 'own', 'ow'].map((accountId) => client({ accountId }));
      for (const one of added) await store.add(one);
      const listed: Client[] = [];
      for await (const one of store.list('own')) listed.push(one);
      expect(listed).toHaveLength(2);
      expect(listed).toEqual(expect.arrayContaining(added.filter(({ accountId }) => accountId === 'own')));
      for await (const one of store.list('none')) expect(one).toBeUndefined();
    });

    test('removes a client once, and forgets it', async () => {
      const store = open();
      const [removed, other] = [client({ accountId: 'removed' }), client({ accountId: 'removed' })];
      for (const one of [removed, other]) await store.add(one);
      expect(await store.remove(removed.clientId)).toBe(true);
      expect(await store.remove(removed.clientId)).toBe(false);
      expect(await store.find(removed.clientId)).toBeUndefined();
      expect(await store.update(removed.clientId, { disabled: false })).toBe(false);
      const listed: Client[] = [];
      for await (const one of store.list('removed')) listed.push(one);
      expect(listed).toStrictEqual([other]);
    });
  });
}

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { User } from '../../../lambdas/model/identity/account.ts';
import type { UserStore } from '../../../lambdas/model/identity/ports.ts';

const user = (username: string, accountId = 'acme'): User => ({
  username,
  accountId,
  passwordHash: 'scrypt$salt$key',
  passwordId: 'first',
  requestsPerSecond: 50,
  disabled: false,
  roles: { acme: 'viewer' },
  createdAt: Date.UTC(2020, 2, 12),
});

/** The contract of every `UserStore`. `open` gives one that may hold other users. */
export function describeUserStoreContract(name: string, open: () => UserStore): void {
  describe(`the UserStore ${name}`, () => {
    test('finds an added user, by exactly the same name', async () => {
      const store = open();
      const username = `Zoë-${randomUUID()}@example.org`;
      expect(await store.add(user(username))).toBe(true);
      expect(await store.find(username)).toStrictEqual(user(username));
      for (const other of [username.toLowerCase(), username.normalize('NFD'), `${username} `, '']) {
        expect(await store.find(other)).toBeUndefined();
      }
    });

    test('adds a name once, also concurrently', async () => {
      const store = open();
      const username = randomUUID();
      const rivals = [user(username, 'a'), user(username, 'b')];
      const outcomes = await Promise.all(rivals.map((rival) => store.add(rival)));
      expect([...outcomes].sort()).toEqual([false, true]);
      expect(await store.find(username)).toStrictEqual(rivals[outcomes.indexOf(true)]);
    });

    test.each<Partial<User>>([
      { disabled: true },
      { requestsPerSecond: 7 },
      { passwordHash: 'scrypt$other$key', passwordId: 'second' },
      { disabled: true, requestsPerSecond: 7, passwordHash: 'scrypt$other$key' },
    ])('changes %j and nothing else', async (change) => {
      const store = open();
      const added = user(randomUUID());
      await store.add(added);
      expect(await store.update(added.username, change)).toBe(true);
      expect(await store.find(added.username)).toStrictEqual({ ...added, ...change });
    });

    test('does not create a user by changing it', async () => {
      const store = open();
      const unknown = randomUUID();
      expect(await store.update(unknown, { disabled: true })).toBe(false);
      expect(await store.find(unknown)).toBeUndefined();
    });

    test('lists all users in the order of their accounts, or those of one', async () => {
      const store = open();
      const added = ['list-b', 'list-a', 'list-a2'].map((accountId) => user(randomUUID(), accountId));
      for (const one of added) await store.add(one);
      const listed = async (accountId?: string) => {
        const all: User[] = [];
        for await (const one of store.list(accountId)) if (one.accountId.startsWith('list-')) all.push(one);
        return all;
      };
      const [b, a, a2] = added;
      expect(await listed()).toStrictEqual([a, a2, b]);
      expect(await listed('list-a')).toStrictEqual([a]);
      expect(await listed('list')).toEqual([]);
    });

    test('removes a user once, and takes the name again in any account', async () => {
      const store = open();
      const username = randomUUID();
      await store.add(user(username, 'before'));
      expect(await store.remove(username)).toBe(true);
      expect(await store.remove(username)).toBe(false);
      expect(await store.find(username)).toBeUndefined();
      expect(await store.update(username, { disabled: false })).toBe(false);
      expect(await store.add(user(username, 'after'))).toBe(true);
      expect(await store.find(username)).toStrictEqual(user(username, 'after'));
      const accounts: string[] = [];
      for await (const one of store.list()) if (one.username === username) accounts.push(one.accountId);
      expect(accounts).toEqual(['after']);
    });
  });
}

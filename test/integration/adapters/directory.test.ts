import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client, User } from '../../../lambdas/model/identity/account.ts';
import { clientRecords } from '../../../lambdas/table/clients.ts';
import { CLIENTS, directoryEntry, USERS } from '../../../lambdas/table/entities.ts';
import { queryAll } from '../../../lambdas/table/query.ts';
import { put } from '../../../lambdas/table/table.ts';
import { userRecords } from '../../../lambdas/table/users.ts';
import { countCalls } from '../../support/table-calls.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

const SHARED = { requestsPerSecond: 50, disabled: false, roles: {}, createdAt: 0 };

const client = (accountId: string, clientId: string = randomUUID()): Client => ({
  ...SHARED,
  clientId,
  accountId,
  secretHash: 'hash',
  scopes: [],
  tokenLifetimeSeconds: 3600,
});

const user = (accountId: string, username: string): User => ({
  ...SHARED,
  username,
  accountId,
  passwordHash: 'scrypt$salt$key',
});

async function listed(store = clientRecords(table.connect())): Promise<Client[]> {
  const clients: Client[] = [];
  for await (const one of store.list()) clients.push(one);
  return clients;
}

/** The sort keys of a list. */
async function entriesOf(partition: string): Promise<(string | undefined)[]> {
  const entries: (string | undefined)[] = [];
  for await (const items of queryAll(table.connect(), { index: 'gsi1', partition }))
    entries.push(...items.map((item) => item['gsi1sk']?.S));
  return entries;
}

test('skips an entry older than its client, and corrects it when the client is added', async () => {
  const connection = table.connect();
  const added = client('m-later');
  const { clientId } = added;
  await put(connection, directoryEntry.item(['client', clientId], { accountId: 'a-before', name: clientId }));
  const between = client('f-between');
  await clientRecords(connection).add(between);
  expect(await listed()).toEqual([between]);
  await clientRecords(connection).add(added);
  expect(await listed()).toEqual([between, added]);
});

test('a taken client id changes nothing in the list', async () => {
  const store = clientRecords(table.connect());
  const added = client('b-first');
  await store.add(added);
  const before = await entriesOf(CLIENTS);
  await expect(store.add(client('a-second', added.clientId))).rejects.toThrow('is taken');
  expect(await entriesOf(CLIENTS)).toEqual(before);
});

test('lists many clients with few calls', async () => {
  const store = clientRecords(table.connect());
  await Promise.all(Array.from({ length: 120 }, (_, index) => store.add(client(`many-${index}`))));
  const connection = table.connect();
  const calls = countCalls(connection.client);
  const clients = await listed(clientRecords(connection));
  expect(clients.filter(({ accountId }) => accountId.startsWith('many-'))).toHaveLength(120);
  expect(calls.operations).toEqual(['Query', 'BatchGetItem', 'BatchGetItem']);
});

test('lists users separately, by account', async () => {
  const store = userRecords(table.connect());
  for (const one of [user('b', 'Zoë'), user('a', 'ann'), user('b', 'bob')])
    expect(await store.add(one)).toBe(true);
  expect(await store.add(user('a', 'bob'))).toBe(false);
  expect(await entriesOf(USERS)).toEqual(['a#ann', 'b#Zoë', 'b#bob']);
  expect(await store.remove('ann')).toBe(true);
  expect(await entriesOf(USERS)).toEqual(['b#Zoë', 'b#bob']);
});

test('skips an old entry of a user that names another account', async () => {
  const connection = table.connect();
  const store = userRecords(connection);
  await store.add(user('new', 'moved'));
  await put(connection, directoryEntry.item(['user', 'moved'], { accountId: 'old', name: 'moved' }));
  for await (const one of store.list('old')) expect(one).toBeUndefined();
  await store.remove('moved');
});

test('a name with concurrent additions and deletions is in the list exactly if it exists', async () => {
  const store = userRecords(table.connect());
  for (let round = 0; round < 10; round += 1) {
    await Promise.all([
      store.add(user('one', 'rivals')),
      store.remove('rivals'),
      store.add(user('two', 'rivals')),
      store.remove('rivals'),
    ]);
    const found = await store.find('rivals');
    const entries = (await entriesOf(USERS)).filter((entry) => entry?.endsWith('#rivals'));
    expect(entries).toEqual(found === undefined ? [] : [`${found.accountId}#rivals`]);
  }
});

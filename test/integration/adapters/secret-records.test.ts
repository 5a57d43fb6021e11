import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { deploymentSecret } from '../../../lambdas/table/secrets.ts';
import { type EmbeddedTable, openEmbeddedTable } from './embedded-table.ts';

let table: EmbeddedTable;

beforeAll(async () => {
  table = await openEmbeddedTable();
});

afterAll(() => table.close());

/** Asks for a secret as an instance of a function does. */
function secretOf(name: string, connection = table.connect()): () => Promise<Buffer> {
  const secret = deploymentSecret(connection, name);
  return async () => (await secret()).export();
}

describe("a deployment's secret", () => {
  test('has 256 bits, and never changes', async () => {
    const name = randomUUID();
    const made = await secretOf(name)();
    expect(made).toHaveLength(32);
    expect(new Set(made).size).toBeGreaterThan(1);
    expect(await secretOf(name)()).toEqual(made);
  });

  test('is the same for concurrent first callers', async () => {
    const name = randomUUID();
    const asked = Array.from({ length: 10 }, () => secretOf(name));
    const [first, ...others] = await Promise.all(asked.map((ask) => ask()));
    for (const other of others) expect(other).toEqual(first);
  });

  test('differs by name', async () => {
    expect(await secretOf(randomUUID())()).not.toEqual(await secretOf(randomUUID())());
  });

  test('is read once for each process, however many call', async () => {
    const connection = table.connect();
    const send = vi.spyOn(connection.client, 'send');
    const ask = secretOf(randomUUID(), connection);
    const made = await Promise.all([ask(), ask(), ask()]);
    const calls = send.mock.calls.length;
    expect(calls).toBe(3);
    expect(await ask()).toEqual(made[0]);
    expect(send.mock.calls.length).toBe(calls);
  });

  test('is read again by the next request if the read failed', async () => {
    const connection = table.connect();
    const name = randomUUID();
    const made = await secretOf(name)();
    const ask = secretOf(name, connection);
    vi.spyOn(connection.client, 'send').mockRejectedValueOnce(new Error('The table is away.'));
    await expect(Promise.all([ask(), ask()])).rejects.toThrow('The table is away.');
    expect(await ask()).toEqual(made);
  });

  test('is not returned if it could not be stored', async () => {
    const connection = table.connect();
    const ask = secretOf(randomUUID(), connection);
    const send = vi.spyOn(connection.client, 'send').mockImplementation(async () => ({}));
    await expect(ask()).rejects.toThrow(/^The secret [0-9a-f-]{36} could not be stored\.$/);
    send.mockRestore();
    expect(await ask()).toHaveLength(32);
  });
});

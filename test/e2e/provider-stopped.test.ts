import { expect, test } from 'vitest';
import { credentialsIn, linesOf, listed, roundTrip, valuesIn } from './provider-commands.ts';
import { startService, temporaryFolder } from './service.ts';

test.each(['SIGTERM', 'SIGKILL'] as const)('after %s the commands work on the data', async (signal) => {
  const stopped = await temporaryFolder();
  const first = await startService(stopped);
  await first.end(signal);
  const values = valuesIn(await linesOf({ DATA_DIR: stopped }, 'create', '--account', 'acme'));
  const accounts = (await listed({ DATA_DIR: stopped })).map(([account]) => account);
  expect(accounts).toEqual(['acme', 'demo']);
  const again = await startService(stopped);
  expect(await roundTrip(credentialsIn(values, again))).toBe('Hello, world');
});

test('data that no service has used yet are made', async () => {
  const unused = await temporaryFolder();
  const { client_id } = valuesIn(await linesOf({ DATA_DIR: unused }, 'create', '--account', 'acme'));
  expect(await listed({ DATA_DIR: unused })).toEqual([expect.arrayContaining(['acme', client_id])]);
});

import { expect, onTestFinished, test, vi } from 'vitest';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { commandLine } from '../integration/provider/command-line.ts';
import { create, getToken, upload } from '../support/api-client.ts';
import { linesOf, listed, type RunCommand, valuesIn } from '../support/operator.ts';
import { runScript } from '../support/programs.ts';
import { openService, startService, temporaryFolder } from './service.ts';

/** Runs `npm run provider` on the data of a local mode. Its output is tested in test/integration/provider. */
const providerOn =
  (data: string): RunCommand =>
  (...parameters) =>
    runScript('provider', parameters, { environment: { DATA_DIR: data } });

/** The same in this process: as good where no service runs. */
function providerHereOn(data: string): RunCommand {
  vi.stubEnv('DATA_DIR', data);
  onTestFinished(() => void vi.unstubAllEnvs());
  return commandLine();
}

/** Uploads a file with a token of these credentials, and downloads it again. */
async function roundTrip(credentials: DemoCredentials): Promise<string> {
  const reservation = await create(credentials.base_url, await getToken(credentials));
  await upload(reservation, [Buffer.from('Hello, world')]);
  return (await fetch(reservation.uri)).text();
}

test('the commands work on unused data, on a running service, and after it was stopped or killed', async () => {
  const data = await temporaryFolder();
  const run = providerHereOn(data);
  const newClient = async (account: string, by = run) =>
    valuesIn(await linesOf(by, 'create', '--account', account));
  const clients = [await newClient('unused')];

  const first = await openService(data);
  clients.push(await newClient('running', providerOn(data)));
  for (const client of clients)
    expect(await roundTrip({ ...first.credentials, ...client })).toBe('Hello, world');
  await first.close();
  clients.push(await newClient('stopped'));
  const second = await startService(data);
  await second.end('SIGKILL');
  clients.push(await newClient('killed'));

  const accounts = (await listed(run)).clients.map(([account]) => account);
  expect(accounts).toEqual(['demo', 'killed', 'running', 'stopped', 'unused']);
  const { credentials } = await openService(data);
  for (const client of clients) expect(await roundTrip({ ...credentials, ...client })).toBe('Hello, world');
});

test('a failing command gives its reason and exits with 1', async () => {
  const data = await temporaryFolder();
  expect(await providerOn(data)('disable', 'nobody')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'There is no client nobody.\n',
  });
});

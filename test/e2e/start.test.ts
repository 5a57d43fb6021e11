import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { exchange, getToken } from '../support/api-client.ts';
import {
  type LocalProcess,
  makeFolder,
  removeFolder,
  spawnLocalMode,
  startLocalProcess,
} from '../support/local-process.ts';
import { available, run, runScript } from '../support/programs.ts';
import { lastingPort, startService, temporaryFolder } from './service.ts';

const UNKNOWN = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** The status of a request that names nothing: 404 where the token is good, 401 where it is not. */
async function statusWith(token: string, { credentials }: LocalProcess): Promise<number> {
  const url = `${credentials.base_url}/v1/resources/${UNKNOWN}/resolve`;
  return (await exchange('GET', url, { authorization: `Bearer ${token}` })).status;
}

describe('a first start', () => {
  let folder: string;
  let data: string;
  let service: LocalProcess;

  beforeAll(async () => {
    folder = await makeFolder();
    data = path.join(folder, 'made', 'by the start');
    service = await startLocalProcess(data);
  });

  afterAll(async () => {
    await service.stop();
    await removeFolder(folder);
  });

  test('says where the service is and whom it knows', () => {
    const { base_url, client_id, client_secret, username, password, account_id } = service.credentials;
    const said = service.output().split('\n');
    expect(said).toEqual(
      expect.arrayContaining([
        `Resource Manager is ready at ${base_url}`,
        `  account        ${account_id}`,
        `  client_id      ${client_id}`,
        `  client_secret  ${client_secret}`,
        `  username       ${username}`,
        `  password       ${password}`,
      ]),
    );
  });

  test('keeps the credentials in a file for the owner alone', async () => {
    const file = path.join(data, 'credentials.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      base_url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
      client_id: expect.stringMatching(/^[\w-]{20,}$/),
      client_secret: expect.stringMatching(/^[\w-]{43}$/),
      username: expect.stringMatching(/^demo-[0-9a-f]{8}$/),
      password: expect.stringMatching(/^[\w-]{24}$/),
      account_id: 'demo',
    });
  });

  test.runIf(available('bash', '--version') && available('curl', '--version'))(
    'prints commands that end with the content of the file',
    async () => {
      const [, commands = ''] = /Try it: .*?\n(.*)\nStop with/s.exec(service.output()) ?? [];
      const { code, stdout, stderr } = await run('bash', ['-c', commands], { cwd: await temporaryFolder() });
      expect(stderr).toBe('');
      expect(stdout).toContain('HTTP/1.1 204 No Content');
      expect(stdout.endsWith('\r\n\r\nHello, world\n')).toBe(true);
      expect(code).toBe(0);
    },
  );

  test('keeps others off its data and its port', async () => {
    const sameData = await runScript('start', [], { environment: { DATA_DIR: data, PORT: '0' } });
    expect(sameData).toEqual({
      code: 1,
      stdout: '',
      stderr: `The service cannot start. The table in ${path.join(data, 'table')} is in use by another process.\n`,
    });
    const { port } = new URL(service.credentials.base_url);
    const samePort = { DATA_DIR: await temporaryFolder(), PORT: port };
    expect(await runScript('start', [], { environment: samePort })).toEqual({
      code: 1,
      stdout: '',
      stderr: `The service cannot start. Port ${port} is taken by another program: stop that, or choose two others with PORT=9000 npm start.\n`,
    });
    expect(await statusWith(await getToken(service.credentials), service)).toBe(404);
  });
});

test('a second start knows the same credentials, and tokens of the first where the address is the same', async () => {
  const data = await temporaryFolder();
  const port = await lastingPort();
  const first = await startService(data, port);
  expect(first.credentials.base_url).toBe(`http://localhost:${port}`);
  const token = await getToken(first.credentials);
  await first.stop();

  const second = await startService(data, port);
  expect(second.credentials).toEqual(first.credentials);
  expect(await statusWith(token, second)).toBe(404);
  await second.stop();

  const elsewhere = await startService(data);
  const { base_url: address, ...credentials } = elsewhere.credentials;
  expect({ ...credentials, base_url: first.credentials.base_url }).toEqual(first.credentials);
  expect(address).not.toBe(first.credentials.base_url);
  expect(await statusWith(token, elsewhere)).toBe(401);
  expect(await statusWith(await getToken(elsewhere.credentials), elsewhere)).toBe(404);
});

describe('a first start that was killed', () => {
  test.each(['keys', 'table', 'objects'])(
    'with the folder %s just made is made good by the next',
    async (name) => {
      const data = await temporaryFolder();
      const killed = spawnLocalMode(data);
      const exit = once(killed, 'exit');
      onTestFinished(async () => {
        killed.kill('SIGKILL');
        await exit;
      });
      const made = () => existsSync(path.join(data, name));
      await vi.waitUntil(made, { timeout: 10_000, interval: 1 });
      killed.kill('SIGKILL');
      await exit;
      const service = await startService(data);
      expect(await statusWith(await getToken(service.credentials), service)).toBe(404);
    },
  );
});

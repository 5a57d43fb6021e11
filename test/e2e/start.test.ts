import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { firstSteps } from '../../local/first-steps.ts';
import { exchange, getToken } from '../support/api-client.ts';
import {
  type LocalProcess,
  makeFolder,
  removeFolder,
  spawnLocalMode,
  startLocalProcess,
} from '../support/local-process.ts';
import { PATIENCE } from '../support/patience.ts';
import { available, run, runScript } from '../support/programs.ts';
import { lastingPort, openService, temporaryFolder } from './service.ts';

const UNKNOWN = '0b9c3f1e-5a7d-4c2b-9e8f-1a2b3c4d5e6f';

/** The status of a request for a missing resource: 404 if the token is valid, otherwise 401. */
async function statusWith(token: string, { base_url }: DemoCredentials): Promise<number> {
  const url = `${base_url}/v1/resources/${UNKNOWN}/resolve`;
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

  test("prints the service's address and the demo credentials", () => {
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

  test('stores the credentials in a file that only the owner can read', async () => {
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

  test('shows a file to look at in the browser', async () => {
    const [, url = ''] = /A file in the browser +(\S+)/.exec(service.output()) ?? [];
    const response = await fetch(url);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(await readFile('local/sample.png'));
  });

  test.each(
    ['bash', 'zsh'].filter((shell) => available(shell, '--version') && available('curl', '--version')),
  )('prints commands for %s that end with the content of the file', async (shell) => {
    const [, commands = ''] = /Try it: .*?\n(.*)\nStop with/s.exec(service.output()) ?? [];
    // As in a terminal, where zsh would run comments.
    const { code, stdout, stderr } = await run(shell, ['-c', commands], { cwd: await temporaryFolder() });
    expect(commands).not.toMatch(/^#| #/m);
    expect(stderr).toBe('');
    expect(stdout).toContain('HTTP/1.1 204 No Content');
    expect(stdout.endsWith('\r\n\r\nHello, world\n')).toBe(true);
    expect(code).toBe(0);
  });

  test('prints the commands of the README', async () => {
    const readme = await readFile('README.md', 'utf8');
    for (const command of firstSteps('.local/credentials.json'))
      expect(readme).toContain(`\`\`\`sh\n${command}\n\`\`\``);
  });

  test('locks its data and its port', async () => {
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
    expect(await statusWith(await getToken(service.credentials), service.credentials)).toBe(404);
  });

  test('is followed by others with the same credentials, and the same tokens if the address is the same', async () => {
    const { base_url: address, ...known } = service.credentials;
    const token = await getToken(service.credentials);
    await service.stop();

    const port = await lastingPort();
    const elsewhere = await openService(data, port);
    expect(elsewhere.credentials).toEqual({ ...known, base_url: `http://localhost:${port}` });
    expect(elsewhere.credentials.base_url).not.toBe(address);
    expect(await statusWith(token, elsewhere.credentials)).toBe(401);
    const another = await getToken(elsewhere.credentials);
    expect(await statusWith(another, elsewhere.credentials)).toBe(404);
    await elsewhere.close();

    const again = await openService(data, port);
    expect(again.credentials).toEqual(elsewhere.credentials);
    expect(await statusWith(another, again.credentials)).toBe(404);
  });
});

describe('a killed first start', () => {
  test.each(['keys', 'table', 'objects'])(
    'with a new folder %s is repaired by the next start',
    async (name) => {
      const data = await temporaryFolder();
      const killed = spawnLocalMode(data);
      const exit = once(killed, 'exit');
      onTestFinished(async () => {
        killed.kill('SIGKILL');
        await exit;
      });
      const made = () => existsSync(path.join(data, name));
      await vi.waitUntil(made, { ...PATIENCE, interval: 1 });
      killed.kill('SIGKILL');
      await exit;
      const { credentials } = await openService(data);
      expect(await statusWith(await getToken(credentials), credentials)).toBe(404);
    },
  );
});

import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { startService } from '../integration/service/service-under-test.ts';
import { startMachine } from './command-line-under-test.ts';

const service = await startService();
const { baseUrl } = service;
const { client_id, client_secret } = await service.addClient();

const PARAMETERS = ['login', '--url', `${baseUrl}/`, '--client-id', client_id, '--secret-stdin'];
const WRONG = 'a-secret-that-is-not-right';
const DONE = { code: 0, stdout: '' };

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('login', () => {
  test('keeps what the service has accepted, in a file that only its owner may read', async () => {
    const { run, folders } = await startMachine();
    const file = path.join(folders.config, 'credentials.json');
    expect(await run(PARAMETERS, { stdin: `${client_secret}\n` })).toEqual({
      ...DONE,
      stderr: `Signed in to ${baseUrl} as ${client_id}. The credentials are in ${file}.\n`,
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(folders.config)).mode & 0o777).toBe(0o700);
    expect(await readdir(folders.config)).toEqual(['credentials.json']);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ base_url: baseUrl, client_id, client_secret });
    expect(await run(['list'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('asks for what is not given, and shows nothing of the secret', async () => {
    const { run } = await startMachine();
    const answers = {
      'Address of the service: ': baseUrl,
      'Client id: ': client_id,
      'Client secret (not shown): ': client_secret,
    };
    const { code, stdout, stderr } = await run(['login'], { answers });
    expect({ code, stdout }).toEqual(DONE);
    expect(stderr).toContain(client_id);
    expect(stderr).not.toContain(client_secret);
    expect(await run(['list'])).toMatchObject({ code: 0 });
  });

  test('does not replace credentials by some that the service refuses', async () => {
    const { run } = await startMachine();
    await run(PARAMETERS, { stdin: client_secret });
    expect(await run(PARAMETERS, { stdin: WRONG })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'The service refused the client id and the secret.\n',
    });
    expect(await run(['list'])).toMatchObject({ code: 0 });
  });

  test.each([
    { parameters: ['login'], message: 'There is no terminal to ask on: give --url.' },
    { parameters: PARAMETERS, message: 'The client id and the secret must not be empty.' },
    {
      parameters: ['login', '--url', 'media.example'],
      message: 'The URL must be an address such as https://media.example.com.',
    },
    {
      parameters: ['login', '--url', 'https://user:secret@media.example'],
      message: 'The URL must be an address such as https://media.example.com.',
    },
  ])('$parameters: $message', async ({ parameters, message }) => {
    const { run } = await startMachine();
    expect(await run(parameters)).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
  });
});

describe('the environment', () => {
  const kept = { RESOURCE_MANAGER_CLIENT_ID: client_id, RESOURCE_MANAGER_CLIENT_SECRET: client_secret };

  test('goes before the file', async () => {
    const { run } = await startMachine();
    await run(PARAMETERS, { stdin: client_secret });
    const environment = { RESOURCE_MANAGER_TOKEN: 'no-token' };
    expect(await run(['list'], { environment })).toMatchObject({ code: 3 });
    expect(await run(['list'], { environment: kept })).toMatchObject({ code: 0 });
  });

  test('may have a token', async () => {
    const { run } = await startMachine();
    const token = await service.api.token({ client_id, client_secret });
    const environment = { RESOURCE_MANAGER_URL: baseUrl, RESOURCE_MANAGER_TOKEN: token };
    expect(await run(['list'], { environment })).toMatchObject({ code: 0 });
  });

  test('does not lead a secret of the file to another address', async () => {
    const { run } = await startMachine();
    await run(PARAMETERS, { stdin: client_secret });
    const url = 'https://elsewhere.example';
    expect(await run(['list'], { environment: { RESOURCE_MANAGER_URL: url } })).toEqual({
      code: 3,
      stdout: '',
      stderr: `Not signed in to ${url}: run \`resource-manager login --url ${url}\`.\n`,
    });
  });

  test.each([
    {
      environment: {},
      message: 'Not signed in: run `resource-manager login`, or set RESOURCE_MANAGER_URL and credentials.',
    },
    {
      environment: kept,
      message: 'RESOURCE_MANAGER_URL is missing: set it to the address of the service.',
    },
    {
      environment: { RESOURCE_MANAGER_URL: baseUrl, RESOURCE_MANAGER_CLIENT_ID: client_id },
      message:
        'RESOURCE_MANAGER_CLIENT_ID and RESOURCE_MANAGER_CLIENT_SECRET go together: set both or neither.',
    },
    {
      environment: { ...kept, RESOURCE_MANAGER_URL: baseUrl, RESOURCE_MANAGER_CLIENT_SECRET: WRONG },
      message: 'The credentials were refused: sign in again with `resource-manager login`.',
    },
    {
      environment: { RESOURCE_MANAGER_URL: baseUrl, RESOURCE_MANAGER_TOKEN: WRONG },
      message: 'The credentials were refused: sign in again with `resource-manager login`.',
    },
  ])('without credentials: $message', async ({ environment, message }) => {
    const { run, write } = await startMachine();
    await write({ 'a.txt': 'A', 'b.txt': 'B' });
    for (const command of [['list'], ['upload', 'a.txt', 'b.txt', '--at-once', '1']]) {
      const { code, stdout, stderr } = await run(command, { environment });
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr.split('\n').at(-2)).toBe(message);
      expect(stderr).not.toContain(WRONG);
    }
  });

  test('with credentials in it does not help where the service is not reached', async () => {
    const { run, write } = await startMachine();
    await write({ 'a.txt': 'A' });
    const environment = { ...kept, RESOURCE_MANAGER_URL: `http://127.0.0.1:${await freePort()}` };
    for (const command of [['list'], ['upload', 'a.txt'], ['status']]) {
      const { code, stdout, stderr } = await run(command, { environment });
      expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
      expect(stderr).toContain('The service cannot be reached: connect ECONNREFUSED 127.0.0.1:');
    }
  });
});

test('a file of credentials that cannot be read is not shown', async () => {
  const { run, write } = await startMachine();
  await write({ '.config/credentials.json': `{"base_url": "${baseUrl}", "client_secret": ${WRONG}}` });
  const { code, stderr } = await run(['list']);
  expect(code).toBe(3);
  expect(stderr).toContain('cannot be read: sign in again with `resource-manager login`.');
  expect(stderr).not.toContain(WRONG);
});

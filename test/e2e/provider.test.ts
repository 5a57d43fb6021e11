import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { getToken } from '../support/api-client.ts';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';
import {
  askForToken,
  credentialsIn,
  linesOf,
  listed,
  roundTrip,
  statusesOf,
  valuesIn,
} from './provider-commands.ts';

let data: string;
let service: LocalProcess;

beforeAll(async () => {
  data = await makeFolder();
  service = await startLocalProcess(data);
});

afterAll(async () => {
  await service.stop();
  await removeFolder(data);
});

const DATE = /^\d{4}-\d\d-\d\d$/;

/** Runs a command on the running service's data. */
const onService = (...parameters: string[]) => linesOf({ DATA_DIR: data }, ...parameters);

/** Makes a client with the command, and gives what is needed to be it. */
async function newClient(...options: string[]): Promise<DemoCredentials> {
  const values = valuesIn(await onService('create', '--account', 'acme', ...options));
  return credentialsIn(values, service);
}

const tokenOf = ({ base_url, client_id, client_secret }: DemoCredentials, more = {}) =>
  askForToken(base_url, { client_id, client_secret, ...more });

describe('create', () => {
  test('makes a client that can do everything, with the usual limits', async () => {
    const lines = await onService('create', '--account', 'usual');
    expect(lines).toEqual([
      'account        usual',
      expect.stringMatching(/^client_id {6}[0-9a-f]{24}$/),
      expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
      'Keep these: nobody can show the secret or the password again.',
    ]);
    const client = credentialsIn(valuesIn(lines), service);
    expect(await tokenOf(client)).toMatchObject({
      status: 200,
      body: { expires_in: '3600', scope: 'resources:read resources:write' },
    });
    expect(await roundTrip(client)).toBe('Hello, world');
    const scopes = 'resources:read resources:write';
    expect(await listed({ DATA_DIR: data })).toContainEqual([
      'usual',
      client.client_id,
      expect.stringMatching(DATE),
      'enabled',
      '50',
      '3600 s',
      scopes,
    ]);
  });

  test('makes a user, a scope, a lifetime and a limit as asked for', async () => {
    const lines = await onService(
      ...['create', '--account', 'special', '--user', 'ann@example.com', '--scope', 'resources:read'],
      ...['--token-lifetime', '86400', '--requests-per-second', '2'],
    );
    expect(lines.slice(3, 5)).toEqual([
      'username       ann@example.com',
      expect.stringMatching(/^password {7}[\w-]{24}$/),
    ]);
    const client = credentialsIn(valuesIn(lines), service);
    const { username, password } = client;
    const answer = await tokenOf(client, { grant_type: 'password', username, password });
    expect(answer).toMatchObject({ status: 200, body: { expires_in: '86400', scope: 'resources:read' } });
    const [, claims = ''] = (await getToken(client)).split('.');
    const { iat, exp, sub, account_id } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect([exp - iat, sub, account_id]).toEqual([86_400, client.client_id, 'special']);
    expect(await listed({ DATA_DIR: data })).toContainEqual([
      'special',
      client.client_id,
      expect.stringMatching(DATE),
      'enabled',
      '2',
      '86400 s',
      'resources:read',
    ]);
  });
});

test('list tells every client in the order of the accounts', async () => {
  await onService('create', '--account', 'zoo');
  await onService('create', '--account', 'aardvark');
  const [heading] = await onService('list');
  expect(heading?.split(/ {2,}/)).toEqual([
    'account',
    'client_id',
    'since',
    'state',
    'requests/s',
    'token lifetime',
    'scopes',
  ]);
  const accounts = (await listed({ DATA_DIR: data })).map(([account]) => account);
  expect(accounts).toEqual(accounts.toSorted());
  expect(accounts).toEqual(expect.arrayContaining(['aardvark', 'demo', 'zoo']));
});

test('disable shuts a client out, its good tokens included, and enable lets it in again', async () => {
  const client = await newClient();
  const token = await getToken(client);
  expect(await onService('disable', client.client_id)).toEqual([
    `The client ${client.client_id} is disabled.`,
  ]);
  expect(await tokenOf(client)).toEqual({
    status: 401,
    body: { error: 'invalid_client', error_description: 'The client is unknown or its secret is wrong.' },
  });
  expect(await statusesOf(client, token, 1)).toEqual([401]);
  expect(await listed({ DATA_DIR: data })).toContainEqual(
    expect.arrayContaining([client.client_id, 'disabled']),
  );
  expect(await onService('enable', client.client_id)).toEqual([`The client ${client.client_id} is enabled.`]);
  expect(await statusesOf(client, token, 1)).toEqual([200]);
  expect(await roundTrip(client)).toBe('Hello, world');
});

test('limit changes how much a client may send, from the next second on', async () => {
  const client = await newClient();
  const token = await getToken(client);
  expect(await onService('limit', client.client_id, '--requests-per-second', '2')).toEqual([
    `The client ${client.client_id} may send 2 requests per second.`,
  ]);
  expect(await listed({ DATA_DIR: data })).toContainEqual(expect.arrayContaining([client.client_id, '2']));
  await vi.waitFor(
    async () => expect(await statusesOf(client, token, 20)).toEqual(expect.arrayContaining([200, 429])),
    { timeout: 5000, interval: 50 },
  );
});

test('rotate-secret puts a new secret in the place of the old one', async () => {
  const client = await newClient();
  const token = await getToken(client);
  const lines = await onService('rotate-secret', client.client_id);
  expect(lines).toEqual([
    `client_id      ${client.client_id}`,
    expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
    'The old secret is out; tokens made with it are good until they expire.',
  ]);
  expect((await tokenOf(client)).status).toBe(401);
  expect((await tokenOf({ ...client, ...valuesIn(lines) })).status).toBe(200);
  expect(await statusesOf(client, token, 1)).toEqual([200]);
});

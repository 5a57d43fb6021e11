import { describe, expect, test } from 'vitest';
import { outcome } from '../../acceptance/support/problems.ts';
import { linesOf, listed, valuesIn } from '../../support/operator.ts';
import { startService } from '../service/service-under-test.ts';
import { commandLine } from './command-line.ts';

const { accounts, api, addClient } = await startService();
const run = commandLine(accounts);

const DATE = expect.stringMatching(/^\d{4}-\d\d-\d\d$/);

/** The answer to a request for a token. */
const askForToken = async (form: object) =>
  outcome(
    await api.send({
      method: 'POST',
      path: '/oauth/token',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(form),
    }),
  );

describe('create', () => {
  test('makes a client that can do everything, with the usual limits', async () => {
    const lines = await linesOf(run, 'create', '--account', 'usual');
    expect(lines).toEqual([
      'account        usual',
      expect.stringMatching(/^client_id {6}[0-9a-f]{24}$/),
      expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
      'Keep these: nobody can show the secret or the password again.',
    ]);
    const { client_id, client_secret } = valuesIn(lines);
    expect(await askForToken({ grant_type: 'client_credentials', client_id, client_secret })).toMatchObject({
      status: 200,
      body: { expires_in: '3600', scope: 'resources:read resources:write' },
    });
    const scopes = 'resources:read resources:write';
    const row = ['usual', client_id, DATE, 'enabled', '50', '3600 s', scopes];
    expect(await listed(run)).toContainEqual(row);
  });

  test('makes a user, a scope, a lifetime and a limit as asked for', async () => {
    const lines = await linesOf(
      run,
      ...['create', '--account', 'special', '--user', 'ann@example.com', '--scope', 'resources:read'],
      ...['--token-lifetime', '86400', '--requests-per-second', '2'],
    );
    expect(lines.slice(3, 5)).toEqual([
      'username       ann@example.com',
      expect.stringMatching(/^password {7}[\w-]{24}$/),
    ]);
    const { account_id: account, ...credentials } = valuesIn(lines);
    const answer = await askForToken({ grant_type: 'password', ...credentials });
    expect(answer).toMatchObject({ status: 200, body: { expires_in: '86400', scope: 'resources:read' } });
    const [, claims = ''] = (await api.token(credentials)).split('.');
    const { iat, exp, sub, account_id } = JSON.parse(Buffer.from(claims, 'base64url').toString());
    expect([exp - iat, sub, account_id]).toEqual([86_400, credentials.client_id, account]);
    const row = ['special', credentials.client_id, DATE, 'enabled', '2', '86400 s', 'resources:read'];
    expect(await listed(run)).toContainEqual(row);
  });
});

test('list tells every client in the order of the accounts', async () => {
  for (const account of ['zoo', 'aardvark', 'mole']) await linesOf(run, 'create', '--account', account);
  const [heading] = await linesOf(run, 'list');
  expect(heading?.split(/ {2,}/)).toEqual([
    'account',
    'client_id',
    'since',
    'state',
    'requests/s',
    'token lifetime',
    'scopes',
  ]);
  const names = (await listed(run)).map(([account]) => account);
  expect(names).toEqual(names.toSorted());
  expect(names).toEqual(expect.arrayContaining(['aardvark', 'mole', 'zoo']));
});

// What follows for the client is told in test/integration/service.
test('disable, enable and limit say what they have done, and list tells it', async () => {
  const { client_id } = await addClient();
  const states = () => listed(run).then((rows) => rows.find(([, id]) => id === client_id)?.slice(3, 5));
  expect(await linesOf(run, 'disable', client_id)).toEqual([`The client ${client_id} is disabled.`]);
  expect(await states()).toEqual(['disabled', '10000']);
  expect(await linesOf(run, 'enable', client_id)).toEqual([`The client ${client_id} is enabled.`]);
  expect(await states()).toEqual(['enabled', '10000']);
  expect(await linesOf(run, 'limit', client_id, '--requests-per-second', '2')).toEqual([
    `The client ${client_id} may send 2 requests per second.`,
  ]);
  expect(await states()).toEqual(['enabled', '2']);
});

test('rotate-secret shows the new secret', async () => {
  const { client_id } = await addClient();
  expect(await linesOf(run, 'rotate-secret', client_id)).toEqual([
    `client_id      ${client_id}`,
    expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
    'The old secret is out; tokens made with it are good until they expire.',
  ]);
});

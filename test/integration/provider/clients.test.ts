import { describe, expect, test } from 'vitest';
import { outcome } from '../../acceptance/support/problems.ts';
import { linesOf, listed, valuesIn } from '../../support/operator.ts';
import { startService } from '../service/service-under-test.ts';
import { commandLine } from './command-line.ts';

const { accounts, api, addClient, addUser } = await startService();
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
  test('makes a client with all scopes and the default limits', async () => {
    const lines = await linesOf(run, 'create', '--account', 'usual');
    expect(lines).toEqual([
      'account        usual',
      expect.stringMatching(/^client_id {6}[0-9a-f]{24}$/),
      expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
      'Keep these: the secret and the password cannot be shown again.',
    ]);
    const { client_id, client_secret } = valuesIn(lines);
    expect(await askForToken({ grant_type: 'client_credentials', client_id, client_secret })).toMatchObject({
      status: 200,
      body: { expires_in: '3600', scope: 'resources:read resources:write' },
    });
    const scopes = 'resources:read resources:write';
    const row = ['usual', client_id, DATE, 'enabled', '50', '3600 s', scopes, '-'];
    expect((await listed(run)).clients).toContainEqual(row);
  });

  test('makes a client with a user, a scope, a lifetime and a limit', async () => {
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
    const row = ['special', credentials.client_id, DATE, 'enabled', '2', '86400 s', 'resources:read', '-'];
    expect((await listed(run)).clients).toContainEqual(row);
  });
});

describe('list', () => {
  test('shows every client and every user, in the order of the accounts', async () => {
    for (const account of ['zoo', 'aardvark', 'mole'])
      await linesOf(run, 'create', '--account', account, '--user', `${account}-keeper`);
    const lines = await linesOf(run, 'list');
    const [clientHeading = '', userHeading = ''] = [lines[0], lines[lines.indexOf('') + 1]];
    const shared = ['since', 'state', 'requests/s'];
    expect(clientHeading.split(/ {2,}/)).toEqual([
      ...['account', 'client_id', ...shared, 'token lifetime', 'scopes', 'roles'],
    ]);
    expect(userHeading.split(/ {2,}/)).toEqual(['account', 'username', ...shared, 'roles']);
    const { clients, users } = await listed(run);
    for (const names of [clients, users].map((rows) => rows.map(([account]) => account))) {
      expect(names).toEqual(names.toSorted());
      expect(names).toEqual(expect.arrayContaining(['aardvark', 'mole', 'zoo']));
    }
  });

  test('shows the clients and the users of an account, with their roles and states', async () => {
    const who = ['--account', 'listed', '--requests-per-second', '3'];
    const { client_id } = valuesIn(await linesOf(run, 'create', ...who, '--user', 'ann.listed'));
    await linesOf(run, 'create', '--account', 'listed-too', '--user', 'bob.listed');
    await linesOf(
      run,
      'grant',
      client_id,
      '--organization',
      'land',
      '--project',
      'survey',
      '--role',
      'viewer',
    );
    await linesOf(run, 'grant', client_id, '--organization', 'land', '--role', 'manager');
    await linesOf(run, 'grant', '--user', 'ann.listed', '--organization', 'a', '--role', 'contributor');
    await linesOf(run, 'disable', '--user', 'ann.listed');
    const scopes = 'resources:read resources:write';
    const roles = 'land/survey=viewer land=manager';
    expect(await listed(run, '--account', 'listed')).toEqual({
      clients: [['listed', client_id, DATE, 'enabled', '3', '3600 s', scopes, roles]],
      users: [['listed', 'ann.listed', DATE, 'disabled', '3', 'a=contributor']],
    });
    expect(await listed(run, '--account', 'list')).toEqual({ clients: [], users: [] });
  });
});

// The effects on the client are tested in test/integration/service.
test('disable, enable and limit report their change, and list shows it', async () => {
  const { client_id } = await addClient();
  const states = () =>
    listed(run).then(({ clients }) => clients.find(([, id]) => id === client_id)?.slice(3, 5));
  expect(await linesOf(run, 'disable', client_id)).toEqual([`The client ${client_id} is disabled.`]);
  expect(await states()).toEqual(['disabled', '10000']);
  expect(await linesOf(run, 'enable', client_id)).toEqual([`The client ${client_id} is enabled.`]);
  expect(await states()).toEqual(['enabled', '10000']);
  expect(await linesOf(run, 'limit', client_id, '--requests-per-second', '2')).toEqual([
    `The client ${client_id} may send 2 requests per second.`,
  ]);
  expect(await states()).toEqual(['enabled', '2']);
});

test('rotate-secret prints the new secret', async () => {
  const { client_id } = await addClient();
  expect(await linesOf(run, 'rotate-secret', client_id)).toEqual([
    `client_id      ${client_id}`,
    expect.stringMatching(/^client_secret {2}[\w-]{43}$/),
    'The old secret is no longer valid; its tokens are, until they expire.',
  ]);
});

test('reset-password prints the new password', async () => {
  const { username, password } = await addUser('forgetful');
  const lines = await linesOf(run, 'reset-password', '--user', username);
  expect(lines).toEqual([
    'username       forgetful',
    expect.stringMatching(/^password {7}[\w-]{24}$/),
    'Keep it: it cannot be shown again. The old password is no longer valid, nor are its tokens after some seconds.',
  ]);
  expect(valuesIn(lines).password).not.toBe(password);
});

describe('delete', () => {
  test('reports the deletion, and list no longer shows the client or user', async () => {
    const { client_id } = valuesIn(await linesOf(run, 'create', '--account', 'gone', '--user', 'ann.gone'));
    const stays = 'Its uploads stay with the account gone.';
    expect(await linesOf(run, 'delete', client_id)).toEqual([
      `The client ${client_id} is deleted, and refused within seconds, even with valid tokens.`,
      stays,
    ]);
    expect(await listed(run, '--account', 'gone')).toMatchObject({ clients: [], users: [{ 1: 'ann.gone' }] });
    expect(await linesOf(run, 'delete', '--user', 'ann.gone')).toEqual([
      'The user ann.gone is deleted, and refused within seconds, even with valid tokens.',
      stays,
    ]);
    expect(await listed(run, '--account', 'gone')).toEqual({ clients: [], users: [] });
  });

  test('frees the name of a user, for any account, without its former roles', async () => {
    await linesOf(run, 'create', '--account', 'first', '--user', 'again');
    await linesOf(run, 'grant', '--user', 'again', '--organization', 'land', '--role', 'manager');
    await linesOf(run, 'delete', '--user', 'again');
    await linesOf(run, 'create', '--account', 'second', '--user', 'again');
    const { users } = await listed(run);
    expect(users.filter(([, name]) => name === 'again')).toEqual([
      ['second', 'again', DATE, 'enabled', '50', '-'],
    ]);
  });
});

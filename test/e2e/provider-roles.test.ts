import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usage } from '../../bin/provider/usage.ts';
import type { DemoCredentials } from '../../local/demo-account.ts';
import { getToken } from '../support/api-client.ts';
import { type LocalProcess, makeFolder, removeFolder, startLocalProcess } from '../support/local-process.ts';
import { askForToken, credentialsIn, linesOf, provider, valuesIn } from './provider-commands.ts';

let data: string;
let service: LocalProcess;
let client: DemoCredentials;

beforeAll(async () => {
  data = await makeFolder();
  service = await startLocalProcess(data);
  const lines = await onService('create', '--account', 'acme', '--user', 'ann@example.com');
  client = credentialsIn(valuesIn(lines), service);
});

afterAll(async () => {
  await service.stop();
  await removeFolder(data);
});

/** Runs a command on the running service's data. */
const onService = (...parameters: string[]) => linesOf({ DATA_DIR: data }, ...parameters);

/** The roles in a token. */
function rolesIn(token: string): unknown {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).roles;
}

/** What creating a resource of nothing is answered: 403 without a role for it, 400 with one. */
async function createIn(place: string, authorization: string): Promise<number> {
  const answer = await fetch(`${client.base_url}/organizations/${place}/resources/`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  return answer.status;
}

describe('grant and revoke', () => {
  test('say what a client may do in an organization, from the next token on', async () => {
    const before = await getToken(client);
    expect(rolesIn(before)).toEqual({});
    const role = ['--organization', 'registry', '--role', 'contributor'];
    expect(await onService('grant', client.client_id, ...role)).toEqual([
      `The client ${client.client_id} is contributor in registry from the next token on.`,
    ]);
    const granted = await getToken(client);
    expect(rolesIn(granted)).toEqual({ registry: 'contributor' });
    expect(await createIn('registry', `Bearer ${before}`)).toBe(403);
    expect(await createIn('registry', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('registry/project/survey', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('other', `Bearer ${granted}`)).toBe(403);
    expect(await onService('revoke', client.client_id, '--organization', 'registry')).toEqual([
      `The client ${client.client_id} has no role of its own in registry from the next token on.`,
    ]);
    const revoked = await getToken(client);
    expect(rolesIn(revoked)).toEqual({});
    expect(await createIn('registry', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('registry', `Bearer ${revoked}`)).toBe(403);
  });

  test('say what a client may do in a project, and a later role takes the place of an earlier one', async () => {
    const place = ['--organization', 'land', '--project', 'survey-1'];
    await onService('grant', client.client_id, ...place, '--role', 'viewer');
    await onService('grant', client.client_id, ...place, '--role', 'manager');
    await onService('grant', client.client_id, '--organization', 'land', '--role', 'viewer');
    const token = await getToken(client);
    expect(rolesIn(token)).toEqual({ 'land/survey-1': 'manager', land: 'viewer' });
    expect(await createIn('land/project/survey-1', `Bearer ${token}`)).toBe(400);
    expect(await createIn('land/project/survey-2', `Bearer ${token}`)).toBe(403);
    expect(await createIn('land', `Bearer ${token}`)).toBe(403);
    await onService('revoke', client.client_id, ...place);
    expect(rolesIn(await getToken(client))).toEqual({ land: 'viewer' });
    await onService('revoke', client.client_id, ...place);
    await onService('revoke', client.client_id, '--organization', 'land');
    expect(rolesIn(await getToken(client))).toEqual({});
  });

  test('say what a user may do, and nothing of the client', async () => {
    const { client_id, client_secret, username, password } = client;
    const who = ['--user', username, '--organization', 'users'];
    expect(await onService('grant', ...who, '--role', 'manager')).toEqual([
      `The user ${username} is manager in users from the next token on.`,
    ]);
    const form = { grant_type: 'password', client_id, client_secret, username, password };
    const { body } = await askForToken(client.base_url, form);
    const token = JSON.parse(JSON.stringify(body)).access_token;
    expect(rolesIn(token)).toEqual({ users: 'manager' });
    expect(rolesIn(await getToken(client))).toEqual({});
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    expect(await createIn('users', basic)).toBe(400);
    await onService('revoke', ...who);
    expect(await createIn('users', basic)).toBe(403);
  });
});

const ORGANIZATION =
  'Name an organization with --organization: lower-case letters, digits, hyphens and underscores.';
const PROJECT = 'A project has lower-case letters, digits, hyphens and underscores.';
const ROLE = 'grant needs --role, one of viewer, contributor, manager.';
const ONE = 'The command needs one CLIENT_ID.';
const EITHER = 'Name a CLIENT_ID or --user NAME, not both.';

/** Command lines that are not understood: the usage goes with what is said of them. */
test.concurrent.each([
  ['grant', ROLE],
  ['grant CLIENT --organization a', ROLE],
  ['grant CLIENT --organization a --role owner', ROLE],
  ['grant CLIENT --organization a --role Viewer', ROLE],
  ['grant CLIENT --role viewer', ORGANIZATION],
  ['grant CLIENT --project a --role viewer', ORGANIZATION],
  ['grant CLIENT --organization= --role viewer', ORGANIZATION],
  ['grant CLIENT --organization Acme --role viewer', ORGANIZATION],
  ['grant CLIENT --organization a/b --role viewer', ORGANIZATION],
  ['grant CLIENT --organization=-a --role viewer', ORGANIZATION],
  [`grant CLIENT --organization ${'a'.repeat(64)} --role viewer`, ORGANIZATION],
  ['grant CLIENT --organization a --project B --role viewer', PROJECT],
  ['grant CLIENT --organization a --project= --role viewer', PROJECT],
  ['grant --organization a --role viewer', ONE],
  ['grant CLIENT CLIENT --organization a --role viewer', ONE],
  ['grant CLIENT --user ann@example.com --organization a --role viewer', EITHER],
  ['revoke', ORGANIZATION],
  ['revoke CLIENT', ORGANIZATION],
  ['revoke --organization a', ONE],
  ['revoke CLIENT --organization a --project a/b', PROJECT],
  ['revoke CLIENT --user ann@example.com --organization a', EITHER],
])('%s', async (line, message) => {
  const parameters = line.replaceAll('CLIENT', client.client_id).split(' ');
  expect(await provider({ DATA_DIR: data }, ...parameters)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n\n${usage}\n`,
  });
});

/** Bad command lines that are understood, and what is said of them. */
test.concurrent.each([
  ['grant nobody --organization a --role viewer', 'There is no client nobody.'],
  ['grant --user nobody --organization a --role viewer', 'There is no user nobody.'],
  ['revoke nobody --organization a', 'There is no client nobody.'],
  ['revoke --user nobody --organization a', 'There is no user nobody.'],
])('%s', async (line, message) => {
  expect(await provider({ DATA_DIR: data }, ...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n`,
  });
});

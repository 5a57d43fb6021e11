import { describe, expect, test } from 'vitest';
import { usageOf } from '../../../bin/provider/usage.ts';
import { linesOf, valuesIn } from '../../support/operator.ts';
import { startService } from '../service/service-under-test.ts';
import { commandLine } from './command-line.ts';

const { accounts, api, baseUrl } = await startService();
const run = commandLine(accounts);
const lines = await linesOf(run, 'create', '--account', 'acme', '--user', 'ann@example.com');
const client = valuesIn(lines);

/** The roles in a token. */
function rolesIn(token: string): unknown {
  const [, claims = ''] = token.split('.');
  return JSON.parse(Buffer.from(claims, 'base64url').toString()).roles;
}

/** The status of creating an empty resource: 403 without a role in the place, 400 with one. */
async function createIn(place: string, authorization: string): Promise<number> {
  const answer = await fetch(`${baseUrl}/organizations/${place}/resources/`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  return answer.status;
}

describe('grant and revoke', () => {
  test("set a client's role in an organization, from the next token on", async () => {
    const before = await api.token(client);
    expect(rolesIn(before)).toEqual({});
    const role = ['--organization', 'registry', '--role', 'contributor'];
    expect(await linesOf(run, 'grant', client.client_id, ...role)).toEqual([
      `The client ${client.client_id} is contributor in registry from the next token on.`,
    ]);
    const granted = await api.token(client);
    expect(rolesIn(granted)).toEqual({ registry: 'contributor' });
    expect(await createIn('registry', `Bearer ${before}`)).toBe(403);
    expect(await createIn('registry', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('registry/project/survey', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('other', `Bearer ${granted}`)).toBe(403);
    expect(await linesOf(run, 'revoke', client.client_id, '--organization', 'registry')).toEqual([
      `The client ${client.client_id} has no role of its own in registry from the next token on.`,
    ]);
    const revoked = await api.token(client);
    expect(rolesIn(revoked)).toEqual({});
    expect(await createIn('registry', `Bearer ${granted}`)).toBe(400);
    expect(await createIn('registry', `Bearer ${revoked}`)).toBe(403);
  });

  test("set a client's role in a project, which replaces an earlier one", async () => {
    const place = ['--organization', 'land', '--project', 'survey-1'];
    await linesOf(run, 'grant', client.client_id, ...place, '--role', 'viewer');
    await linesOf(run, 'grant', client.client_id, ...place, '--role', 'manager');
    await linesOf(run, 'grant', client.client_id, '--organization', 'land', '--role', 'viewer');
    const token = await api.token(client);
    expect(rolesIn(token)).toEqual({ 'land/survey-1': 'manager', land: 'viewer' });
    expect(await createIn('land/project/survey-1', `Bearer ${token}`)).toBe(400);
    expect(await createIn('land/project/survey-2', `Bearer ${token}`)).toBe(403);
    expect(await createIn('land', `Bearer ${token}`)).toBe(403);
    await linesOf(run, 'revoke', client.client_id, ...place);
    expect(rolesIn(await api.token(client))).toEqual({ land: 'viewer' });
    await linesOf(run, 'revoke', client.client_id, ...place);
    await linesOf(run, 'revoke', client.client_id, '--organization', 'land');
    expect(rolesIn(await api.token(client))).toEqual({});
  });

  test("set a user's role, and not the client's", async () => {
    const { username, password } = client;
    const who = ['--user', username, '--organization', 'users'];
    expect(await linesOf(run, 'grant', ...who, '--role', 'manager')).toEqual([
      `The user ${username} is manager in users from the next token on.`,
    ]);
    const token = await api.token(client, { grant_type: 'password', username, password });
    expect(rolesIn(token)).toEqual({ users: 'manager' });
    expect(rolesIn(await api.token(client))).toEqual({});
    const basic = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
    expect(await createIn('users', basic)).toBe(400);
    await linesOf(run, 'revoke', ...who);
    expect(await createIn('users', basic)).toBe(403);
  });
});

const NAME = 'must be 1 to 63 lower-case letters, digits, hyphens and underscores, a letter or digit first.';
const ORGANIZATION = `--organization ${NAME}`;
const PROJECT = `--project ${NAME}`;
const ROLE = '--role must be one of viewer, contributor, manager.';

/** Malformed command lines, whose messages come with the usage of the command. */
test.each([
  ['grant', 'grant needs --organization NAME.'],
  ['grant CLIENT --organization a', 'grant needs --role viewer|contributor|manager.'],
  ['grant CLIENT --organization a --role owner', ROLE],
  ['grant CLIENT --organization a --role Viewer', ROLE],
  ['grant CLIENT --role viewer', 'grant needs --organization NAME.'],
  ['grant CLIENT --project a --role viewer', 'grant needs --organization NAME.'],
  ['grant CLIENT --organization= --role viewer', ORGANIZATION],
  ['grant CLIENT --organization Acme --role viewer', ORGANIZATION],
  ['grant CLIENT --organization a/b --role viewer', ORGANIZATION],
  ['grant CLIENT --organization=-a --role viewer', ORGANIZATION],
  [`grant CLIENT --organization ${'a'.repeat(64)} --role viewer`, ORGANIZATION],
  ['grant CLIENT --organization a --project B --role viewer', PROJECT],
  ['grant CLIENT --organization a --project= --role viewer', PROJECT],
  ['grant --organization a --role viewer', 'grant needs CLIENT_ID or --user NAME.'],
  ['grant CLIENT CLIENT --organization a --role viewer', 'grant does not take the argument CLIENT.'],
  [
    'grant CLIENT --user ann --organization a --role viewer',
    'grant takes CLIENT_ID or --user NAME, not both.',
  ],
  ['revoke CLIENT', 'revoke needs --organization NAME.'],
  ['revoke --organization a', 'revoke needs CLIENT_ID or --user NAME.'],
  ['revoke CLIENT --organization a --project a/b', PROJECT],
  ['revoke CLIENT --user ann --organization a', 'revoke takes CLIENT_ID or --user NAME, not both.'],
])('%s', async (line, message) => {
  const [name] = line.split(' ');
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n\n${usageOf(name)}\n`,
  });
});

/** Command lines with a wrong value, and their messages. */
test.each([
  ['grant nobody --organization a --role viewer', 'There is no client nobody.'],
  ['grant --user nobody --organization a --role viewer', 'There is no user nobody.'],
  ['revoke nobody --organization a', 'There is no client nobody.'],
  ['revoke --user nobody --organization a', 'There is no user nobody.'],
])('%s', async (line, message) => {
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n`,
  });
});

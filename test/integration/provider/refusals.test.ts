import { expect, test } from 'vitest';
import { usageOf } from '../../../bin/provider/usage.ts';
import { listed } from '../../support/operator.ts';
import { startService } from '../service/service-under-test.ts';
import { commandLine } from './command-line.ts';

const { accounts, addClient, addUser } = await startService();
const run = commandLine(accounts);

const NAME = 'An account name has 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.';
const USER = 'A user name has 1 to 128 letters, digits and characters of . _ @ + -';
const LIFETIME = 'The token lifetime in seconds must be a whole number from 60 to 86400.';
const LIMIT = 'The limit in requests per second must be a whole number from 1 to 100000.';

/** Command lines with a wrong value, and their messages. */
test.each([
  ['create --account Acme', NAME],
  ['create --account -', NAME],
  ['create --account=', NAME],
  [`create --account ${'a'.repeat(64)}`, NAME],
  ['create --account acme --user a/b', USER],
  ['create --account acme --user=', USER],
  [`create --account acme --user ${'a'.repeat(129)}`, USER],
  ['create --account acme --token-lifetime 59', LIFETIME],
  ['create --account acme --token-lifetime 86401', LIFETIME],
  ['create --account acme --requests-per-second 0', LIMIT],
  ['create --account acme --requests-per-second 100001', LIMIT],
  ['disable nobody', 'There is no client nobody.'],
  ['enable nobody', 'There is no client nobody.'],
  ['limit nobody --requests-per-second 1', 'There is no client nobody.'],
  ['limit nobody --requests-per-second 0', LIMIT],
  ['recount --account Acme', NAME],
  ['rotate-secret nobody', 'There is no client nobody.'],
  ['reset-password --user nobody', 'There is no user nobody.'],
  ['delete nobody', 'There is no client nobody.'],
  ['delete --user nobody', 'There is no user nobody.'],
  ['list --account Acme', NAME],
  ['reconcile --account Acme', NAME],
])('%s', async (line, message) => {
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n`,
  });
});

/** Malformed command lines, whose messages come with the usage of the command. */
test.each([
  ['create', 'create needs --account NAME.'],
  ['create acme', 'create does not take the argument acme.'],
  ['create acme --account acme', 'create does not take the argument acme.'],
  ['create --account acme --account acme', 'create takes --account only once.'],
  ['create --account acme --scope resources:read,all', 'There is no scope all.'],
  ['create --account acme --scope=', '--scope needs a scope.'],
  ['create --account acme --token-lifetime 1h', '--token-lifetime must be a whole number.'],
  ['create --account acme --token-lifetime=-60', '--token-lifetime must be a whole number.'],
  ['create --account acme --requests-per-second 1.5', '--requests-per-second must be a whole number.'],
  ['list acme', 'list does not take the argument acme.'],
  ['disable', 'disable needs CLIENT_ID or --user NAME.'],
  ['disable one two', 'disable does not take the argument two.'],
  ['disable one --user ann', 'disable takes CLIENT_ID or --user NAME, not both.'],
  ['disable --user ann --user bob', 'disable takes --user only once.'],
  ['enable', 'enable needs CLIENT_ID or --user NAME.'],
  ['delete', 'delete needs CLIENT_ID or --user NAME.'],
  ['delete one two', 'delete does not take the argument two.'],
  ['delete one --user ann', 'delete takes CLIENT_ID or --user NAME, not both.'],
  ['rotate-secret', 'rotate-secret needs CLIENT_ID.'],
  ['rotate-secret one two', 'rotate-secret does not take the argument two.'],
  ['reset-password', 'reset-password needs --user NAME.'],
  ['reset-password ann', 'reset-password does not take the argument ann.'],
  ['limit --requests-per-second 1', 'limit needs CLIENT_ID or --user NAME.'],
  ['limit nobody', 'limit needs --requests-per-second NUMBER.'],
  ['limit nobody --requests-per-second many', '--requests-per-second must be a whole number.'],
  ['reconcile', 'reconcile needs RESOURCE_ID or --account NAME.'],
  ['reconcile one --account acme', 'reconcile takes RESOURCE_ID or --account NAME, not both.'],
  ['recount', 'recount needs --account NAME.'],
  ['recount acme --account acme', 'recount does not take the argument acme.'],
  ['grow', 'grow needs LIST.'],
  ['grow account#demo', 'grow needs --shards NUMBER.'],
  ['grow account#demo --shards four', '--shards must be a whole number.'],
  ['grow demo --shards 4', 'demo is no list: name one such as account#NAME.'],
  ['list --bogus', "list: Unknown option '--bogus'."],
  ['create --account', "create: Option '--account <value>' argument missing."],
  ['create --account acme --token-lifetime -60', "create: Option '--token-lifetime' argument is ambiguous."],
])('%s', async (line, message) => {
  const [name] = line.split(' ');
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n\n${usageOf(name)}\n`,
  });
});

/** Command lines without a command, whose messages come with the whole usage. */
test.each([
  ['nonsense', 'There is no command nonsense.'],
  ['constructor', 'There is no command constructor.'],
  ['--stage x', 'Name a command.'],
  ['--bogus', 'Name a command.'],
  ['help create', 'help does not take the argument create.'],
  ['help --account acme', "help: Unknown option '--account'."],
])('%s', async (line, message) => {
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n\n${usageOf()}\n`,
  });
});

/** The options that each command takes; all others must be refused. */
const taken: Readonly<Record<string, readonly string[]>> = {
  create: ['account', 'user', 'scope', 'token-lifetime', 'requests-per-second'],
  list: ['account'],
  disable: ['user'],
  enable: ['user'],
  limit: ['user', 'requests-per-second'],
  grant: ['user', 'organization', 'project', 'role'],
  revoke: ['user', 'organization', 'project'],
  'rotate-secret': [],
  'reset-password': ['user'],
  delete: ['user'],
  reconcile: ['account'],
  recount: ['account'],
  grow: ['shards'],
  help: [],
};

test.each(Object.entries(taken))('%s refuses every option that it does not use', async (name, own) => {
  const options = new Set([...Object.values(taken).flat(), 'bogus']);
  for (const option of options) {
    const { code, stderr } = await run(name, `--${option}=/`);
    const refused = `${name}: Unknown option '--${option}'.`;
    expect([option, code, stderr.startsWith(refused)]).toEqual([option, 1, !own.includes(option)]);
  }
});

test('a taken user name leaves no client behind', async () => {
  await addClient();
  const { username } = await addUser('ann');
  expect(await run('create', '--account', 'taken', '--user', username)).toEqual({
    code: 1,
    stdout: '',
    stderr: `The user name ${username} is taken: choose another one.\n`,
  });
  expect((await listed(run)).clients.map(([account]) => account)).toEqual(['acme']);
});

test.each([[], ['help'], ['--help'], ['-h'], ['nonsense', '--help']])(
  '%j prints the usage of all commands',
  async (...line) => {
    const { code, stdout, stderr } = await run(...line);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of Object.keys(taken)) expect(stdout).toMatch(new RegExp(`^  ${name}( |$)`, 'm'));
    expect(stdout).toContain('\n  grow LIST --shards NUMBER\n      Spread a list');
    expect(stdout).toContain('\n  delete (CLIENT_ID | --user NAME)\n');
    expect(stdout).toContain(
      '\n  grant (CLIENT_ID | --user NAME) --organization NAME --role viewer|contributor|manager [--project NAME]\n',
    );
  },
);

test.each([
  ['recount', '--help'],
  ['recount', '-h', '--bogus'],
  ['--help', 'recount'],
])('%j prints the usage of one command', async (...line) => {
  const { code, stdout, stderr } = await run(...line);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm run provider -- recount --account NAME\n {4}Count an account's files anew/);
  expect(stdout).not.toContain('grow');
});

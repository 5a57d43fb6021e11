import { expect, test } from 'vitest';
import { usage } from '../../../bin/provider/usage.ts';
import { listed } from '../../support/operator.ts';
import { startService } from '../service/service-under-test.ts';
import { commandLine } from './command-line.ts';

const { accounts, addClient, addUser } = await startService();
const run = commandLine(accounts);

const NAME = 'An account name has 1 to 63 lower-case letters, digits and hyphens, the first no hyphen.';
const USER = 'A user name has 1 to 128 letters, digits and characters of . _ @ + -';
const LIFETIME = 'The token lifetime in seconds must be a whole number from 60 to 86400.';
const LIMIT = 'The limit in requests per second must be a whole number from 1 to 100000.';

/** Bad command lines that are understood, and what is said of them. */
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
])('%s', async (line, message) => {
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n`,
  });
});

/** Command lines that are not understood: the usage goes with what is said of them. */
test.each([
  ['nonsense', 'There is no command nonsense.'],
  ['constructor', 'There is no command constructor.'],
  ['create', 'create needs --account NAME.'],
  ['create acme', 'create needs --account NAME.'],
  ['create acme --account acme', 'create needs --account NAME.'],
  ['create --account acme --scope resources:read,all', 'There is no scope all.'],
  ['create --account acme --scope=', '--scope needs a scope.'],
  ['create --account acme --token-lifetime 1h', '--token-lifetime must be a whole number.'],
  ['create --account acme --token-lifetime=-60', '--token-lifetime must be a whole number.'],
  ['create --account acme --requests-per-second 1.5', '--requests-per-second must be a whole number.'],
  ['list acme', 'list shows all clients: it takes no name.'],
  ['disable', 'The command needs one CLIENT_ID.'],
  ['enable', 'The command needs one CLIENT_ID.'],
  ['rotate-secret one two', 'The command needs one CLIENT_ID.'],
  ['limit --requests-per-second 1', 'The command needs one CLIENT_ID.'],
  ['limit nobody', 'limit needs --requests-per-second NUMBER.'],
  ['recount', 'recount needs --account NAME.'],
  ['recount acme --account acme', 'recount needs --account NAME.'],
  ['grow', 'The command needs one LIST.'],
  ['grow account#demo', 'grow needs --shards NUMBER.'],
  ['grow account#demo --shards four', '--shards must be a whole number.'],
  ['grow demo --shards 4', 'demo is no list: name one such as account#NAME.'],
  ['limit nobody --requests-per-second many', '--requests-per-second must be a whole number.'],
])('%s', async (line, message) => {
  expect(await run(...line.split(' '))).toEqual({
    code: 1,
    stdout: '',
    stderr: `${message}\n\n${usage}\n`,
  });
});

/** What Node itself refuses; the words after these are its own. */
test.each([
  ['list --bogus', "Unknown option '--bogus'"],
  ['create --account', "Option '--account <value>' argument missing"],
  ['create --account acme --token-lifetime -60', "Option '--token-lifetime' argument is ambiguous."],
])('%s', async (line, message) => {
  const { code, stdout, stderr } = await run(...line.split(' '));
  expect([code, stdout, stderr.slice(0, message.length)]).toEqual([1, '', message]);
  expect(stderr).not.toContain('    at ');
});

test('a user name that is taken leaves no client behind', async () => {
  await addClient();
  const { username } = await addUser('ann');
  expect(await run('create', '--account', 'taken', '--user', username)).toEqual({
    code: 1,
    stdout: '',
    stderr: `The user name ${username} is taken: choose another one.\n`,
  });
  expect((await listed(run)).map(([account]) => account)).toEqual(['acme']);
});

test.each([[], ['--help'], ['-h'], ['create', '--help']])('%j tells the usage', async (...parameters) => {
  expect(await run(...parameters)).toEqual({
    code: 0,
    stdout: `${usage}\n`,
    stderr: '',
  });
});

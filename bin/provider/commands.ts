import type { Client } from '../../lambdas/model/identity/account.ts';
import {
  checkAccountId,
  checkRequestsPerSecond,
  registerClient,
  registerUser,
} from '../../lambdas/model/identity/registration.ts';
import { isRole, type Roles, roles, SLUG } from '../../lambdas/model/identity/roles.ts';
import { isScope } from '../../lambdas/model/identity/scope.ts';
import { hashSecret, newSecret } from '../../lambdas/model/identity/secret.ts';
import { newRecount, recountKey } from '../../lambdas/model/usage/recount.ts';
import { jobRecords } from '../../lambdas/table/jobs.ts';
import { growList } from '../../lambdas/table/shards.ts';
import { listedIds, touch } from '../../lambdas/table/touch.ts';
import type { Accounts } from './accounts.ts';
import { UsageError } from './errors.ts';
import { isList } from './list-name.ts';

export interface CommandOptions {
  readonly account?: string;
  readonly user?: string;
  readonly scope?: string;
  readonly organization?: string;
  readonly project?: string;
  readonly role?: string;
  readonly 'token-lifetime'?: string;
  readonly 'requests-per-second'?: string;
  readonly shards?: string;
}

/** Runs one command and reports it line by line. */
export type Command = (
  accounts: Accounts,
  operands: readonly string[],
  options: CommandOptions,
) => AsyncIterable<string>;

export const commands: Readonly<Record<string, Command>> = {
  async *create({ clients, users }, operands, options) {
    if (options.account === undefined || operands.length > 0)
      throw new UsageError('create needs --account NAME.');
    const tokenLifetimeSeconds = wholeNumber('--token-lifetime', options['token-lifetime']);
    const requestsPerSecond = wholeNumber('--requests-per-second', options['requests-per-second']);
    const { client, secret } = registerClient(
      {
        accountId: options.account,
        ...(options.scope === undefined ? {} : { scopes: scopesIn(options.scope) }),
        ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
        ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
      },
      Date.now(),
    );
    // The user comes first: if the name is taken, nothing has been made.
    const password = options.user === undefined ? undefined : await addUser(users, options.user, client);
    await clients.add(client);
    yield `account        ${client.accountId}`;
    yield `client_id      ${client.clientId}`;
    yield `client_secret  ${secret}`;
    if (password !== undefined) {
      yield `username       ${options.user}`;
      yield `password       ${password}`;
    }
    yield 'Keep these: nobody can show the secret or the password again.';
  },

  async *list({ clients }, operands) {
    if (operands.length > 0) throw new UsageError('list shows all clients: it takes no name.');
    yield columns('account', 'client_id', 'since', 'state', 'requests/s', 'token lifetime', 'scopes');
    for await (const client of clients.list()) yield row(client);
  },

  async *disable(accounts, operands, options) {
    const who = await changePrincipal(accounts, operands, options, { disabled: true });
    yield `The ${who} is disabled.`;
  },

  async *enable(accounts, operands, options) {
    const who = await changePrincipal(accounts, operands, options, { disabled: false });
    yield `The ${who} is enabled.`;
  },

  async *limit(accounts, operands, options) {
    const requestsPerSecond = wholeNumber('--requests-per-second', options['requests-per-second']);
    if (requestsPerSecond === undefined) throw new UsageError('limit needs --requests-per-second NUMBER.');
    checkRequestsPerSecond(requestsPerSecond);
    const who = await changePrincipal(accounts, operands, options, { requestsPerSecond });
    yield `The ${who} may send ${requestsPerSecond} requests per second.`;
  },

  async *grant(accounts, operands, options) {
    const { role } = options;
    if (!isRole(role)) throw new UsageError(`grant needs --role, one of ${roles.join(', ')}.`);
    const place = placeIn(options);
    const who = await changeRoles(accounts, operands, options, (granted) => ({ ...granted, [place]: role }));
    yield `The ${who} is ${role} in ${place} from the next token on.`;
  },

  async *revoke(accounts, operands, options) {
    const place = placeIn(options);
    const who = await changeRoles(accounts, operands, options, ({ [place]: _, ...others }) => others);
    yield `The ${who} has no role of its own in ${place} from the next token on.`;
  },

  async *'rotate-secret'({ clients }, operands) {
    const clientId = onlyOperand(operands);
    const secret = newSecret();
    await change(clients, clientId, { secretHash: hashSecret(secret) });
    yield `client_id      ${clientId}`;
    yield `client_secret  ${secret}`;
    yield 'The old secret is out; tokens made with it are good until they expire.';
  },

  async *grow({ table, now }, operands, options) {
    const list = onlyOperand(operands, 'LIST');
    if (!isList(list)) throw new UsageError(`${list} is no list: name one such as account#NAME.`);
    const shards = wholeNumber('--shards', options.shards);
    if (shards === undefined) throw new UsageError('grow needs --shards NUMBER.');
    const time = new Date(await growList(table, list, shards, now)).toISOString();
    yield `The list ${list} is read in ${shards} shards within a minute, and written in them from ${time} on.`;
  },

  async *reconcile({ table, now }, operands, { account }) {
    if (account === undefined) {
      const id = onlyOperand(operands, 'RESOURCE_ID');
      if (!(await touch(table, id, now()))) throw new Error(`There is no resource ${id}.`);
      yield `The resource ${id} is being reconciled.`;
      return;
    }
    if (operands.length > 0) throw new UsageError('Name a RESOURCE_ID or --account NAME, not both.');
    let touched = 0;
    for await (const ids of listedIds(table, account)) {
      for (const id of ids) await touch(table, id, now());
      touched += ids.length;
      yield `Resources being reconciled: ${touched}`;
    }
    if (touched === 0) yield `The account ${account} lists no resources.`;
  },

  async *recount({ table }, operands, { account }) {
    if (account === undefined || operands.length > 0) throw new UsageError('recount needs --account NAME.');
    checkAccountId(account);
    const isNew = await jobRecords(table).add(recountKey(account), newRecount(account));
    yield isNew
      ? `The files of the account ${account} are counted anew: the count begins within a minute.`
      : `The files of the account ${account} are being counted already.`;
  },
};

/** Adds a user to a client's account, with the same limit. */
async function addUser(
  users: Accounts['users'],
  username: string,
  { accountId, requestsPerSecond }: Client,
): Promise<string> {
  const { user, password } = await registerUser(username, accountId, Date.now(), requestsPerSecond);
  if (!(await users.add(user))) throw new Error(`The user name ${username} is taken: choose another one.`);
  return password;
}

/** Changes the client or user that the command line names. */
async function changePrincipal(
  { clients, users }: Accounts,
  operands: readonly string[],
  { user }: CommandOptions,
  to: { disabled?: boolean; requestsPerSecond?: number; roles?: Roles },
): Promise<string> {
  if (user === undefined) {
    const clientId = onlyOperand(operands);
    await change(clients, clientId, to);
    return `client ${clientId}`;
  }
  if (operands.length > 0) throw new UsageError('Name a CLIENT_ID or --user NAME, not both.');
  if (!(await users.update(user, to))) throw new Error(`There is no user ${user}.`);
  return `user ${user}`;
}

/** The organization or project that the command line names, as a key of `Roles`. */
function placeIn({ organization, project }: CommandOptions): string {
  if (organization === undefined || !SLUG.test(organization)) {
    throw new UsageError(
      'Name an organization with --organization: lower-case letters, digits, hyphens and underscores.',
    );
  }
  if (project === undefined) return organization;
  if (!SLUG.test(project)) {
    throw new UsageError('A project has lower-case letters, digits, hyphens and underscores.');
  }
  return `${organization}/${project}`;
}

/** More would make a token too long for a header. */
const MAXIMUM_ROLES = 50;

async function changeRoles(
  accounts: Accounts,
  operands: readonly string[],
  options: CommandOptions,
  to: (granted: Roles) => Roles,
): Promise<string> {
  const { user } = options;
  const found =
    user === undefined ? await accounts.clients.find(onlyOperand(operands)) : await accounts.users.find(user);
  const changed = to(found?.roles ?? {});
  if (Object.keys(changed).length > MAXIMUM_ROLES)
    throw new Error(`A client or user can have at most ${MAXIMUM_ROLES} roles: revoke one first.`);
  return changePrincipal(accounts, operands, options, { roles: changed });
}

async function change(
  clients: Accounts['clients'],
  clientId: string,
  to: Parameters<Accounts['clients']['update']>[1],
) {
  if (!(await clients.update(clientId, to))) throw new Error(`There is no client ${clientId}.`);
}

function row(client: Client): string {
  return columns(
    client.accountId,
    client.clientId,
    new Date(client.createdAt).toISOString().slice(0, 10),
    client.disabled ? 'disabled' : 'enabled',
    String(client.requestsPerSecond),
    `${client.tokenLifetimeSeconds} s`,
    client.scopes.join(' '),
  );
}

const WIDTHS = [20, 24, 10, 8, 10, 14];

function columns(...values: readonly string[]): string {
  return values.map((value, index) => value.padEnd(WIDTHS[index] ?? 0)).join('  ');
}

function onlyOperand(operands: readonly string[], what = 'CLIENT_ID'): string {
  const [operand, ...rest] = operands;
  if (operand === undefined || rest.length > 0) throw new UsageError(`The command needs one ${what}.`);
  return operand;
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`${name} must be a whole number.`);
  return Number(text);
}

function scopesIn(text: string) {
  const names = text.split(/[\s,]+/).filter((name) => name !== '');
  const unknown = names.find((name) => !isScope(name));
  if (unknown !== undefined) throw new UsageError(`There is no scope ${unknown}.`);
  if (names.length === 0) throw new UsageError('--scope needs a scope.');
  return names.filter(isScope);
}

import type { Client, User } from '../../../lambdas/model/identity/account.ts';
import { command } from '../command.ts';

export const list = command({
  does: ['List the clients and the users of all accounts, or of one, with their roles and limits.'],
  allows: ['account'],
  async *run({ clients, users }, { account }) {
    yield columns(['account', 'client_id', ...SHARED, 'token lifetime', 'scopes', 'roles']);
    for await (const client of clients.list(account)) {
      const { clientId, tokenLifetimeSeconds, scopes } = client;
      const own = [`${tokenLifetimeSeconds} s`, scopes.join(' ')];
      yield columns([client.accountId, clientId, ...shared(client), ...own, rolesOf(client)]);
    }
    yield '';
    yield columns(['account', 'username', ...SHARED, 'roles']);
    for await (const user of users.list(account))
      yield columns([user.accountId, user.username, ...shared(user), rolesOf(user)]);
  },
});

/** The columns of both clients and users. */
const SHARED = ['since', 'state', 'requests/s'];

function shared({ createdAt, disabled, requestsPerSecond }: Client | User): string[] {
  const since = new Date(createdAt).toISOString().slice(0, 10);
  return [since, disabled ? 'disabled' : 'enabled', String(requestsPerSecond)];
}

function rolesOf({ roles }: Client | User): string {
  const granted = Object.entries(roles).map(([place, role]) => `${place}=${role}`);
  return granted.sort().join(' ');
}

const WIDTHS = [20, 24, 10, 8, 10, 14, 30];

/** A row of a list. A hyphen stands for a missing value, so that programs can split the columns. */
function columns(values: readonly string[]): string {
  const last = values.length - 1;
  return values
    .map((value, index) => (value || '-').padEnd(index === last ? 0 : (WIDTHS[index] ?? 0)))
    .join('  ');
}

import type { User } from '../model/identity/account.ts';
import type { UserStore } from '../model/identity/ports.ts';
import { parseRoles } from '../model/identity/roles.ts';
import { addListed, listedRows, removeListed } from './directory.ts';
import { user } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { EXISTING, get, type Table, update } from './table.ts';

/** Users in the table, one row each, which also counts the user's remaining requests in the current second. */
export function userRecords(table: Table): UserStore {
  return {
    add(added) {
      const { username, accountId } = added;
      return addListed(table, 'user', { name: username, accountId }, user.item([username], added));
    },

    async find(username) {
      const item = await get(table, user.key(username));
      return item && userOf(item);
    },

    async *list(accountId) {
      for await (const item of listedRows(table, 'user', accountId)) yield userOf(item);
    },

    remove: (username) => removeListed(table, 'user', username),

    async update(username, change) {
      const changed = await update(table, user.key(username), { set: user.changes(change) }, EXISTING);
      return changed !== undefined;
    },
  };
}

function userOf(item: Item): User {
  const values = user.values(item);
  return {
    username: idOf(item),
    accountId: values.accountId,
    passwordHash: values.passwordHash,
    ...(values.passwordId === undefined ? {} : { passwordId: values.passwordId }),
    requestsPerSecond: values.requestsPerSecond,
    disabled: values.disabled,
    roles: parseRoles(values.roles),
    createdAt: values.createdAt,
  };
}

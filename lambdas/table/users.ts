import type { UserStore } from '../model/identity/ports.ts';
import { parseRoles } from '../model/identity/roles.ts';
import { putWithEntry } from './directory.ts';
import { directoryEntry, user } from './entities.ts';
import { EXISTING, get, type Table, update } from './table.ts';

/** Users in the table, one row each, which also counts the user's remaining requests in the current second. */
export function userRecords(table: Table): UserStore {
  return {
    async add(added) {
      const { username, accountId } = added;
      const entry = directoryEntry.item(['user', username], { accountId, name: username });
      return putWithEntry(table, user.item([username], added), entry);
    },

    async find(username) {
      const item = await get(table, user.key(username));
      if (item === undefined) return undefined;
      const values = user.values(item);
      return {
        username,
        accountId: values.accountId,
        passwordHash: values.passwordHash,
        requestsPerSecond: values.requestsPerSecond,
        disabled: values.disabled,
        roles: parseRoles(values.roles),
        createdAt: values.createdAt,
      };
    },

    async update(username, change) {
      const changed = await update(table, user.key(username), { set: user.changes(change) }, EXISTING);
      return changed !== undefined;
    },
  };
}

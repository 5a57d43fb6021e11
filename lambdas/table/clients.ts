import type { Client } from '../model/identity/account.ts';
import type { ClientStore } from '../model/identity/ports.ts';
import { parseRoles } from '../model/identity/roles.ts';
import { isScope } from '../model/identity/scope.ts';
import { addListed, listedRows, removeListed } from './directory.ts';
import { client } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { EXISTING, get, type Table, update } from './table.ts';

/** Clients in the table, one row each, which also counts the client's remaining requests in the current second. */
export function clientRecords(table: Table): ClientStore {
  return {
    async find(clientId) {
      const item = await get(table, client.key(clientId));
      return item && clientOf(item);
    },

    async add(added) {
      const { clientId, accountId } = added;
      const row = client.item([clientId], added);
      if (!(await addListed(table, 'client', { name: clientId, accountId }, row)))
        throw new Error(`The client id ${clientId} is taken.`);
    },

    async *list(accountId) {
      for await (const item of listedRows(table, 'client', accountId)) yield clientOf(item);
    },

    remove: (clientId) => removeListed(table, 'client', clientId),

    async update(clientId, change) {
      const changed = await update(table, client.key(clientId), { set: client.changes(change) }, EXISTING);
      return changed !== undefined;
    },
  };
}

function clientOf(item: Item): Client {
  const values = client.values(item);
  return {
    clientId: idOf(item),
    accountId: values.accountId,
    secretHash: values.secretHash,
    scopes: values.scopes.filter(isScope),
    tokenLifetimeSeconds: values.tokenLifetimeSeconds,
    requestsPerSecond: values.requestsPerSecond,
    disabled: values.disabled,
    roles: parseRoles(values.roles),
    createdAt: values.createdAt,
  };
}

import type { Client } from '../model/identity/account.ts';
import type { ClientStore } from '../model/identity/ports.ts';
import { parseRoles } from '../model/identity/roles.ts';
import { isScope } from '../model/identity/scope.ts';
import { getMany } from './batch.ts';
import { putWithEntry } from './directory.ts';
import { CLIENTS, client, directoryEntry } from './entities.ts';
import { type Item, idOf } from './entity.ts';
import { queryAll } from './query.ts';
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
      const entry = directoryEntry.item(['client', clientId], { accountId, name: clientId });
      if (!(await putWithEntry(table, client.item([clientId], added), entry)))
        throw new Error(`The client id ${clientId} is taken.`);
    },

    async *list() {
      for await (const entries of queryAll(table, { index: 'gsi1', partition: CLIENTS })) {
        const ids = entries.map(idOf);
        const keys = ids.map((id) => client.key(id));
        const byId = new Map((await getMany(table, keys)).map((item) => [idOf(item), clientOf(item)]));
        // Skips an entry whose client does not exist (yet).
        yield* ids.flatMap((id) => byId.get(id) ?? []);
      }
    },

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

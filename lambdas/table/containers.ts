import type { ContainerStore } from '../model/containers/ports.ts';
import { nameOrder } from '../model/lists/order.ts';
import { SERVICE } from './authors.ts';
import { containerContents } from './container-contents.ts';
import { containerLookup, containerOf } from './container-lookup.ts';
import { container, containersOf, lastClone } from './entities.ts';
import { EXISTING, get, NEW, put, remove, type Table, update } from './table.ts';

/** The index keys of a container in its account's lists. */
const LISTED = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];

/** Containers in the table, one row each; indexes list them by account. */
export function containerRecords(table: Table): ContainerStore {
  return {
    ...containerLookup(table),
    ...containerContents(table),

    async add(added, by = SERVICE) {
      const list = containersOf(added.accountId);
      const shard = table.shards.choose(list, added.id);
      const item = container.item([added.id], { ...added, shard, version: 1, changedBy: by });
      const [isNew] = await Promise.all([put(table, item, NEW), table.shards.renew([list])]);
      return isNew;
    },

    async change(id, accountId, change, now, by = SERVICE) {
      const { name } = change;
      // Of the index keys, only the one by name can change.
      const place = name === undefined ? {} : { gsi1sk: { S: nameOrder(name, id) } };
      const changed = await update(
        table,
        container.key(id),
        {
          set: { ...container.changes({ ...change, updatedAt: now, changedBy: by }), ...place },
          add: container.changes({ version: 1 }),
        },
        {
          expression: 'account_id = :account AND attribute_not_exists(deleting)',
          values: { ':account': { S: accountId } },
        },
      );
      return changed && containerOf(changed);
    },

    async hide(id, now, by = SERVICE) {
      const change = {
        set: container.changes({ deleting: true, updatedAt: now, changedBy: by }),
        remove: LISTED,
        add: container.changes({ version: 1 }),
      };
      await update(table, container.key(id), change, EXISTING);
    },

    async remove(id) {
      // The container's row goes last: while it exists, an interrupted removal is known to be unfinished.
      await remove(table, lastClone.key(id));
      await remove(table, container.key(id));
    },

    async lastClone(id) {
      const item = await get(table, lastClone.key(id));
      return item && lastClone.values(item).clone;
    },

    async recordClone(clone, forgetAt) {
      await put(table, lastClone.item([clone.fromContainerId], { clone, forgetAt }));
    },
  };
}

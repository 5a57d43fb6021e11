import type { ContainerStore } from '../model/containers/ports.ts';
import { nameOrder } from '../model/lists/order.ts';
import { containerContents } from './container-contents.ts';
import { containerLookup, containerOf } from './container-lookup.ts';
import { container, containersOf, lastClone } from './entities.ts';
import { indexItem } from './entity.ts';
import { EXISTING, get, NEW, put, remove, type Table, update } from './table.ts';

/** The attributes by which a container stands in its account's lists. */
const LISTED = ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];

/** Containers in the table, one row each, which stands in its account's lists. */
export function containerRecords(table: Table): ContainerStore {
  return {
    ...containerLookup(table),
    ...containerContents(table),

    add: (added) => put(table, container.item([added.id], added), NEW),

    async change(id, accountId, change, now) {
      const { name } = change;
      // Of its places in the lists, only the one in the order of names follows from what can change.
      const place =
        name === undefined
          ? {}
          : indexItem({ gsi1: { partition: containersOf(accountId), sort: nameOrder(name, id) } });
      const changed = await update(
        table,
        container.key(id),
        { set: { ...container.changes({ ...change, updatedAt: now }), ...place } },
        {
          expression: 'account_id = :account AND attribute_not_exists(deleting)',
          values: { ':account': { S: accountId } },
        },
      );
      return changed && containerOf(changed);
    },

    async hide(id) {
      const change = { set: container.changes({ deleting: true }), remove: LISTED };
      await update(table, container.key(id), change, EXISTING);
    },

    async remove(id) {
      // The container last: as long as it is there, whoever was cut off knows that this is not done.
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

import type { ClonePlan } from '../model/containers/ports.ts';
import { clonePage } from './entities.ts';
import { get, put, type Table } from './table.ts';

/** Plans of clones in the table: one row for each page, by the new container's id. */
export function clonePlanRecords(table: Table): ClonePlan {
  return {
    async write(containerId, page, ids, forgetAt) {
      await put(table, clonePage.item([containerId, page], { ids, forgetAt }));
    },

    async read(containerId, page) {
      const item = await get(table, clonePage.key(containerId, page));
      if (item === undefined) throw new Error(`The plan for ${containerId} has no page ${page}.`);
      return clonePage.values(item).ids;
    },
  };
}

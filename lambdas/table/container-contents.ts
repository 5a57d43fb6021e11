import type { ContainerStore } from '../model/containers/ports.ts';
import { contentsOf, FIRST_SHARD, placement } from './entities.ts';
import { idOf } from './entity.ts';
import { query, queryAll } from './query.ts';
import type { Table } from './table.ts';

/** The contents of containers, read from an index that may be a moment behind. */
export function containerContents(table: Table): Pick<ContainerStore, 'isEmpty' | 'members'> {
  return {
    async isEmpty(id, now, uploadsSince) {
      const partition = contentsOf(id, FIRST_SHARD);
      for await (const items of queryAll(table, { index: 'gsi4', partition })) {
        const isOccupied = items.map(placement.values).some(({ status, createdAt, expiresAt }) => {
          const mayExist = status === 'available' || createdAt >= uploadsSince;
          return mayExist && (expiresAt === undefined || expiresAt > now);
        });
        if (isOccupied) return false;
      }
      return true;
    },

    async members(id, limit, after) {
      const partition = contentsOf(id, FIRST_SHARD);
      // One row more than asked for tells whether there is another page.
      const range = { index: 'gsi4', partition, limit: limit + 1 } as const;
      const { items, more } = await query(table, after === undefined ? range : { ...range, after });
      const page = items.slice(0, limit);
      const next = more || items.length > limit ? page.at(-1)?.['gsi4sk']?.S : undefined;
      return { ids: page.map(idOf), ...(next === undefined ? {} : { next }) };
    },
  };
}

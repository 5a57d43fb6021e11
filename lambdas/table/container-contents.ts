import type { ContainerStore } from '../model/containers/ports.ts';
import { contentsOf, placement, shardOf } from './entities.ts';
import { readShards, walkList } from './list-rows.ts';
import type { Table } from './table.ts';

/** The contents of containers, from an eventually consistent index. */
export function containerContents(table: Table): Pick<ContainerStore, 'isEmpty' | 'members'> {
  return {
    async isEmpty(id, now, uploadsSince) {
      for await (const rows of walkList(table, contentsOf(id), 'gsi4')) {
        const isOccupied = rows.some(({ thing }) => {
          const { status, createdAt, uploadUntil = createdAt, expiresAt } = placement.values(thing);
          const mayExist = status === 'available' || uploadUntil >= uploadsSince;
          return mayExist && (expiresAt === undefined || expiresAt > now);
        });
        if (isOccupied) return false;
      }
      return true;
    },

    async members(id, limit, after) {
      const list = contentsOf(id);
      // One extra row shows whether another page follows.
      const range = { index: 'gsi4', limit: limit + 1, ...(after === undefined ? {} : { after }) } as const;
      const { rows, next: end } = await readShards(table, list, (shard) => shardOf(list, shard), range);
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? page.at(-1)?.order : end;
      return { ids: page.map((row) => row.id), ...(next === undefined ? {} : { next }) };
    },
  };
}

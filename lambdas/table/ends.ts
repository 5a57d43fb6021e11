import { createdOrder } from '../model/lists/order.ts';
import type { Ends } from '../model/resources/end-resources.ts';
import { endsPartitions, endsProgress } from './entities.ts';
import type { Item } from './entity.ts';
import { queryAll } from './query.ts';
import { get, put, type Table } from './table.ts';

/** Reads the table's index of ends. */
export function resourceEnds(table: Table): Ends {
  return {
    async progress() {
      const row = await get(table, endsProgress.key());
      return row && endsProgress.values(row).hour;
    },

    async saveProgress(hour) {
      await put(table, endsProgress.item([], { hour }));
    },

    async *endedIn(hour, now) {
      // Sort keys begin with the time: the range ends before the first key of the next millisecond.
      const range = { index: 'gsi5', from: '0', to: createdOrder(now + 1, '') } as const;
      for (const partition of endsPartitions(hour)) {
        for await (const rows of queryAll(table, { ...range, partition })) yield rows.map(idOf);
      }
    },
  };
}

/** The id is the last part of the sort key, as `createdOrder` writes it. */
function idOf(row: Item): string {
  const [, id] = row['gsi5sk']?.S?.split('\0') ?? [];
  if (id === undefined) throw new Error('A row of the index of ends has no id.');
  return id;
}

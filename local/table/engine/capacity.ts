import type { TableDescription } from '../description.ts';
import { type Item, itemSize, sameItem } from './item.ts';
import { entryKey } from './keys.ts';

/** Capacity units of the table, and of each index that an operation used. */
export interface Capacity {
  readonly table: number;
  readonly indexes: Readonly<Record<string, number>>;
}

const writeUnits = (bytes: number) => Math.max(1, Math.ceil(bytes / 1024));

/** The units for reading `bytes`: one for each 4 KB, or half of one if the read may be stale. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / 4096)) * (consistent ? 1 : 0.5);
}

/**
 * The units of a write ("Provisioned throughput considerations for global secondary indexes"). The table counts the
 * larger of the two images. An index that projects all counts the changed entry, or a deletion and an insertion if the
 * entry's key changed.
 */
export function writeCapacity(
  table: TableDescription,
  oldItem: Item | undefined,
  newItem: Item | undefined,
): Capacity {
  const oldSize = oldItem === undefined ? 0 : itemSize(oldItem);
  const newSize = newItem === undefined ? 0 : itemSize(newItem);
  const indexes: Record<string, number> = {};
  if (!sameItem(oldItem, newItem)) {
    for (const index of table.GlobalSecondaryIndexes) {
      const oldKey = entryKey(oldItem, table, index);
      const newKey = entryKey(newItem, table, index);
      if (oldKey === undefined && newKey === undefined) continue;
      const moved = oldKey !== undefined && newKey !== undefined && oldKey !== newKey;
      indexes[index.IndexName] = moved
        ? writeUnits(oldSize) + writeUnits(newSize)
        : writeUnits(Math.max(oldKey === undefined ? 0 : oldSize, newKey === undefined ? 0 : newSize));
    }
  }
  return { table: writeUnits(Math.max(oldSize, newSize)), indexes };
}

export function addUp(capacities: readonly Capacity[], factor = 1): Capacity {
  const indexes: Record<string, number> = {};
  let table = 0;
  for (const capacity of capacities) {
    table += capacity.table * factor;
    for (const [name, units] of Object.entries(capacity.indexes)) {
      indexes[name] = (indexes[name] ?? 0) + units * factor;
    }
  }
  return { table, indexes };
}

/** `ConsumedCapacity` for an answer, if the request's `ReturnConsumedCapacity` asks for it. */
export function consumedCapacity(asked: string | undefined, tableName: string, capacity: Capacity) {
  if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
  const indexes = Object.entries(capacity.indexes);
  const total = {
    TableName: tableName,
    CapacityUnits: indexes.reduce((sum, [, units]) => sum + units, capacity.table),
  };
  if (asked === 'TOTAL') return total;
  return {
    ...total,
    Table: { CapacityUnits: capacity.table },
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: Object.fromEntries(
        indexes.map(([name, units]) => [name, { CapacityUnits: units }]),
      ),
    }),
  };
}

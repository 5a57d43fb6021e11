import { details, PLACEMENT, projected, resource } from './entities.ts';
import { type Item, keyOf, type Values } from './entity.ts';
import { queryAll } from './query.ts';
import { withDetails } from './resource-rows.ts';
import type { ResourceRecord } from './resource-values.ts';
import type { Table } from './table.ts';

/** The reconciler's notes on a resource. */
export type Projected = Values<typeof projected.attributes>;

/** All rows of a resource's own partition. */
export interface ResourceRows {
  readonly record?: ResourceRecord;
  /** Its placements in further lists, by their sort keys. */
  readonly placements: ReadonlyMap<string, Item>;
  readonly projected?: Projected;
  /** Whether a row of details exists. */
  readonly hasDetails: boolean;
}

/** Reads a resource's record and the rows derived from it, consistently. */
export async function readRows(table: Table, id: string): Promise<ResourceRows> {
  const rows = new Map<string, Item>();
  for await (const items of queryAll(table, { partition: resource.key(id).pk, consistent: true })) {
    for (const item of items) rows.set(keyOf(item).sk, item);
  }
  const item = rows.get(resource.key(id).sk);
  const beside = rows.get(details.key(id).sk);
  const done = rows.get(projected.key(id).sk);
  const record = item && resource.values(item);
  return {
    ...(record && { record: record.detailsBeside ? withDetails(record, beside) : record }),
    placements: new Map([...rows].filter(([sk]) => sk.startsWith(PLACEMENT))),
    ...(done && { projected: projected.values(done) }),
    hasDetails: beside !== undefined,
  };
}

import { paginateScan } from '@aws-sdk/client-dynamodb';
import { lifecycleOf } from '../../lambdas/aws/object-tags.ts';
import { list, PLACEMENT, resource } from '../../lambdas/table/entities.ts';
import { type Item, idOf, keyOf } from '../../lambdas/table/entity.ts';
import { project } from '../../lambdas/table/projection.ts';
import { withDetails } from '../../lambdas/table/resource-rows.ts';
import type { ResourceRecord } from '../../lambdas/table/resource-values.ts';
import type { Table } from '../../lambdas/table/table.ts';

/** A version of an object in the bucket, and its tag. */
export interface FoundObject {
  readonly object: string;
  readonly tag: string | undefined;
}

/** All rows of the table. */
export async function allRows({ client, name }: Table): Promise<Item[]> {
  const rows: Item[] = [];
  for await (const { Items = [] } of paginateScan({ client }, { TableName: name, ConsistentRead: true }))
    rows.push(...Items);
  return rows;
}

/** Describes every disagreement of table and bucket at `now`. */
export async function disagreements(
  table: Table,
  objects: readonly FoundObject[],
  now: number,
): Promise<string[]> {
  const rows = await allRows(table);
  const records = recordsIn(rows);
  return [...wrongRows(rows, records, now), ...wrongShards(rows), ...wrongObjects(objects, records, now)];
}

function recordsIn(rows: readonly Item[]): ReadonlyMap<string, ResourceRecord> {
  const beside = new Map(rows.filter((row) => isRow(row, 'details')).map((row) => [idOf(row), row]));
  return new Map(
    rows
      .filter((row) => isRow(row, 'resource'))
      .map((row) => {
        const record = resource.values(row);
        return [idOf(row), record.detailsBeside ? withDetails(record, beside.get(idOf(row))) : record];
      }),
  );
}

function isRow(row: Item, sort: string): boolean {
  const { pk, sk } = keyOf(row);
  return pk.startsWith('resource#') && sk === sort;
}

/** Missing and superfluous rows of lists and words. */
function wrongRows(
  rows: readonly Item[],
  records: ReadonlyMap<string, ResourceRecord>,
  now: number,
): string[] {
  // With the shard of the row in its list.
  const nameOf = (row: Item) => [keyOf(row).pk, keyOf(row).sk, row['gsi1pk']?.S ?? ''].join(' ').trim();
  const isDerived = (row: Item) =>
    keyOf(row).pk.startsWith('words#') || keyOf(row).sk.startsWith(PLACEMENT) || isRow(row, 'details');
  const there = new Set(rows.filter(isDerived).map(nameOf));
  const wanted = new Set<string>();
  for (const [id, record] of records) {
    const { placements, places, words } = project(id, record, now);
    for (const placement of placements.values()) wanted.add(nameOf(placement));
    for (const place of places) for (const word of words) wanted.add(`words#${place} ${word}\0${id}`);
    if (record.detailsBeside) wanted.add(`resource#${id} details`);
  }
  return [
    ...[...wanted.difference(there)].map((name) => `missing row ${name}`),
    ...[...there.difference(wanted)].map((name) => `row too many ${name}`),
  ];
}

/** Rows in shards that are not read, since their list has fewer. */
function wrongShards(rows: readonly Item[]): string[] {
  const sizes = new Map(
    rows
      .filter((row) => keyOf(row).sk === 'list')
      .map((row) => [keyOf(row).pk.replace('list#', ''), list.values(row).shards]),
  );
  return rows.flatMap((row) =>
    partitionsOf(row)
      .map(({ name, shard }) => ({ name, shard, shards: sizes.get(name) ?? 1 }))
      .filter(({ shard, shards }) => shard >= shards)
      .map(({ name, shard, shards }) => `${keyOf(row).pk} in shard ${shard} of ${name}, which has ${shards}`),
  );
}

/** The lists of a row, and its shards there. */
export function partitionsOf(row: Item): { readonly name: string; readonly shard: number }[] {
  const partitions = [keyOf(row).pk, row['gsi1pk']?.S ?? '', row['gsi3pk']?.S ?? ''];
  return partitions.flatMap((partition) => {
    const [, name = '', shard] =
      /^(?:words#)?((?:account|containers?|organization|projects?)#.+)#(\d+)$/.exec(partition) ?? [];
    return shard === undefined ? [] : { name, shard: Number(shard) };
  });
}

/** Missing and unnamed objects, and objects that differ from their record. */
function wrongObjects(
  objects: readonly FoundObject[],
  records: ReadonlyMap<string, ResourceRecord>,
  now: number,
): string[] {
  const problems: string[] = [];
  const byObject = new Map([...records].map(([id, record]) => [record.object, { id, record }]));
  for (const { object, tag } of objects) {
    const record = byObject.get(object)?.record;
    if (record === undefined) problems.push(`object that no record names ${object} (${tag})`);
    else if (record.status !== 'available' || record.ended)
      problems.push(`object of a record that has ended ${object}`);
    else if (tag !== record.lifecycle)
      problems.push(`object ${object} has the tag ${tag}, not ${record.lifecycle}`);
  }
  const there = new Set(objects.map(({ object }) => object));
  for (const [id, record] of records) {
    if (record.obsoleteObjects !== undefined) problems.push(`resource ${id} has obsolete objects`);
    const isLive = record.expiresAt === undefined || record.expiresAt > now;
    const isKept = lifecycleOf(record.lifecycle) === 'never' || isLive;
    if (record.status === 'available' && isLive && isKept && !there.has(record.object))
      problems.push(`resource ${id} has lost its object: ${JSON.stringify(record)}`);
  }
  return problems;
}

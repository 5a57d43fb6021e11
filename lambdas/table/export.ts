import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { concurrently } from '../model/concurrently.ts';
import { getMany } from './batch.ts';
import { clientRecords } from './clients.ts';
import {
  client,
  container,
  containersOf,
  details,
  directoryEntry,
  lastClone,
  list,
  quota,
  resource,
  secret,
  shardOf,
  user,
  webhooksOf,
} from './entities.ts';
import { type Item, type Key, keyOf } from './entity.ts';
import { readShards } from './list-rows.ts';
import { queryAll } from './query.ts';
import { NEW, put, type Table } from './table.ts';
import { putWith } from './transaction.ts';
import { userRecords } from './users.ts';

/** A page of exported rows, and where the export continues after it. */
export interface ExportPage {
  readonly rows: readonly Item[];
  readonly next?: Item;
}

/** The sort keys of rows that cannot be derived from others, apart from webhooks. All others are left out. */
const KEPT: ReadonlySet<string> = new Set([
  resource.key('').sk,
  details.key('').sk,
  container.key('').sk,
  lastClone.key('').sk,
  client.key('').sk,
  user.key('').sk,
  directoryEntry.key('client', '').sk,
  secret.key('').sk,
  list.key('').sk,
  quota.key('').sk,
]);

function isKept(item: Item): boolean {
  const { pk, sk } = keyOf(item);
  return KEPT.has(sk) || pk.startsWith(webhooksOf(''));
}

/**
 * Reads the whole table, page by page from behind `after` on: by a scan, since no list has reserved and deleted resources
 * or those of all accounts. It costs half a read unit for 4 KB, derived rows included.
 */
export async function* tableRows(table: Table, after?: Item, limit?: number): AsyncGenerator<ExportPage> {
  for (let at = after; ; ) {
    const { Items = [], LastEvaluatedKey: next } = await table.client.send(
      new ScanCommand({
        TableName: table.name,
        ...(at === undefined ? {} : { ExclusiveStartKey: at }),
        ...(limit === undefined ? {} : { Limit: limit }),
      }),
    );
    yield { rows: Items.filter(isKept), ...(next === undefined ? {} : { next }) };
    if (next === undefined) return;
    at = next;
  }
}

/** Rows of a list read at once. */
const PAGE = 500;

/** The lists of an account that are exported page by page, with the rows that belong to each of theirs. */
const parts = {
  resources: {
    listOf: (accountId: string) => `account#${accountId}`,
    keysOf: (id: string): Key[] => [resource.key(id), details.key(id)],
  },
  containers: {
    listOf: containersOf,
    keysOf: (id: string): Key[] => [container.key(id), lastClone.key(id)],
  },
};
const order = ['resources', 'containers'] as const;

/**
 * Reads what an account lists: its clients, users and webhooks, then its files and containers, page by page from behind
 * `after` on. Forms without a file and deleted resources are in no list, and are left out.
 */
export async function* accountRows(
  table: Table,
  accountId: string,
  after?: Item,
): AsyncGenerator<ExportPage> {
  let part = order.find((one) => one === after?.['part']?.S);
  let place = after?.['after']?.S;
  if (part === undefined) {
    part = 'resources';
    yield { rows: await singleRows(table, accountId), next: { part: { S: part } } };
  }
  for (;;) {
    const { listOf, keysOf } = parts[part];
    const name = listOf(accountId);
    const range = { index: 'gsi2', limit: PAGE, ...(place === undefined ? {} : { after: place }) } as const;
    const page = await readShards(table, name, (shard) => shardOf(name, shard), range);
    // The records themselves, since the list may be a moment old.
    const rows = await getMany(
      table,
      page.rows.flatMap(({ id }) => keysOf(id)),
    );
    rows.sort(byKey);
    place = page.next;
    const nextPart: (typeof order)[number] | undefined =
      place === undefined ? order[order.indexOf(part) + 1] : part;
    if (nextPart === undefined) {
      yield { rows };
      return;
    }
    part = nextPart;
    yield { rows, next: { part: { S: part }, ...(place === undefined ? {} : { after: { S: place } }) } };
  }
}

/** The order of the table: details stand before their record. */
function byKey(one: Item, other: Item): number {
  const [first, second] = [keyOf(one), keyOf(other)];
  return first.pk === second.pk ? (first.sk < second.sk ? -1 : 1) : first.pk < second.pk ? -1 : 1;
}

/** The rows of an account that are few. */
async function singleRows(table: Table, accountId: string): Promise<Item[]> {
  const keys: Key[] = [
    quota.key(accountId),
    list.key(`account#${accountId}`),
    list.key(containersOf(accountId)),
  ];
  for await (const { clientId } of clientRecords(table).list(accountId))
    keys.push(client.key(clientId), directoryEntry.key('client', clientId));
  for await (const { username } of userRecords(table).list(accountId))
    keys.push(user.key(username), directoryEntry.key('user', username));
  const rows = await getMany(table, keys);
  for await (const items of queryAll(table, { partition: webhooksOf(accountId), consistent: true }))
    rows.push(...items);
  return rows;
}

/** Rows written at a time. */
const AT_ONCE = 10;

export interface Restored {
  readonly written: number;
  /** Rows that the table has already, in the same or a newer version. */
  readonly kept: number;
}

/**
 * Writes exported rows that the table lacks, and records that it has in an older version; nothing newer is replaced, so it
 * may be repeated. Everything that follows from a record is made by the table's stream.
 */
export async function restoreRows(table: Table, rows: readonly Item[]): Promise<Restored> {
  const [beside, others] = [rows.filter(isDetails), rows.filter((item) => !isDetails(item))];
  const detailsOf = new Map(beside.map((item) => [keyOf(item).pk, item]));
  const done = await concurrently(others, AT_ONCE, (item) => restoreRow(table, item, detailsOf));
  const written = done.filter(Boolean).length;
  return { written, kept: others.length - written };
}

/** Whether a row holds the details of the record that follows it in an export; both must be restored together. */
export function isDetails(item: Item): boolean {
  return keyOf(item).sk === details.key('').sk;
}

async function restoreRow(table: Table, item: Item, detailsOf: ReadonlyMap<string, Item>): Promise<boolean> {
  const { pk, sk } = keyOf(item);
  if (sk !== resource.key('').sk) return put(table, item, NEW);
  const { version, detailsBeside } = resource.values(item);
  const { name, write } = resource.attributes.version;
  const condition = {
    expression: 'attribute_not_exists(pk) OR #version < :version',
    names: { '#version': name },
    values: { ':version': write(version) },
  };
  const beside = detailsBeside ? detailsOf.get(pk) : undefined;
  return beside === undefined
    ? put(table, item, condition)
    : putWith(table, item, condition, { put: beside });
}

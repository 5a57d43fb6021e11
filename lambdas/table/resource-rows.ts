import { randomBytes } from 'node:crypto';
import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { details, FIRST_SHARD, listsOf, resource, shardIn } from './entities.ts';
import type { Item } from './entity.ts';
import { pause } from './pause.ts';
import { type CountedWrite, changesHold, countedWrite, findQuota, released, useOf } from './quotas.ts';
import type { ResourceRecord } from './resource-values.ts';
import { type Condition, get, NEW, put, type Table } from './table.ts';
import { transact, type Write } from './transaction.ts';

/** The most bytes of details in the record: more, and a plain record with its keys would outgrow one write unit. */
const INLINE_BYTES = 256;

/** Reads a resource's record with its details, consistently. */
export async function readRecord(table: Table, id: string): Promise<ResourceRecord | undefined> {
  const item = await get(table, resource.key(id));
  if (item === undefined) return undefined;
  const record = resource.values(item);
  return record.detailsBeside ? withDetails(record, await get(table, details.key(id))) : record;
}

/** Merges a record with its row of details. */
export function withDetails<Record extends Pick<ResourceRecord, 'detailsBeside'>>(
  record: Record,
  row: Item | undefined,
): Record {
  if (row === undefined) return record;
  const { forgetAt: _, ...said } = details.values(row);
  return { ...record, ...said };
}

/** Splits a record into its row and, if its details are large, a row for them. */
export function rowsOf(id: string, record: ResourceRecord): { item: Item; beside?: Item } {
  const { detailsBeside: _, ...whole } = record;
  const { description, attributes, tags, ...rest } = whole;
  if (Buffer.byteLength(JSON.stringify([description, attributes, tags])) <= INLINE_BYTES)
    return { item: resource.item([id], whole) };
  const { forgetAt } = record;
  const said = {
    ...(description === undefined ? {} : { description }),
    ...(attributes === undefined ? {} : { attributes }),
    ...(tags === undefined ? {} : { tags }),
    ...(forgetAt === undefined ? {} : { forgetAt }),
  };
  return {
    item: resource.item([id], { ...rest, detailsBeside: true }),
    beside: details.item([id], said),
  };
}

/**
 * Adds a record, or replaces `before`. It gets a shard in each list that it enters, and keeps those that it has.
 * Resolves to the record written, or to undefined if another write came first. Throws a problem if a caller's write does
 * not fit into the account's quota.
 */
export async function writeRecord(
  table: Table,
  id: string,
  next: ResourceRecord,
  before: ResourceRecord | undefined,
): Promise<ResourceRecord | undefined> {
  const changeId = randomBytes(6).toString('base64url');
  const placed = { ...withShards(table, id, next, before), changeId };
  const left = before === undefined ? [] : listsOf(before);
  const entered = listsOf(next).filter((list) => !left.includes(list));
  // The write uses the shards remembered so far, and does not wait for the newest.
  const [written] = await Promise.all([putRecord(table, id, placed, before), table.shards.renew(entered)]);
  return written;
}

/** A record with its previous shards, and new ones in the lists that it enters. */
function withShards(
  { shards }: Table,
  id: string,
  { shards: _, ...next }: ResourceRecord,
  before: ResourceRecord | undefined,
): ResourceRecord {
  const stood = before === undefined ? [] : listsOf(before);
  const chosen = listsOf(next).map((list) =>
    before !== undefined && stood.includes(list) ? shardIn(before, list) : shards.choose(list, id),
  );
  return chosen.every((shard) => shard === FIRST_SHARD) ? next : { ...next, shards: chosen };
}

/** Writes a record, and with it what it holds of its account's quota if that changes. */
async function putRecord(
  table: Table,
  id: string,
  record: ResourceRecord,
  before: ResourceRecord | undefined,
): Promise<ResourceRecord | undefined> {
  const held = record.held ?? before?.held;
  const next = held === undefined ? record : { ...record, held };
  for (let tries = 0; ; tries++) {
    await pause(tries);
    const counting = changesHold(next, before) ? await countedWrite(table, next, before) : { record: next };
    const first = counting.excess === undefined ? await writeRows(table, id, counting, before) : 'record';
    if (first === undefined) return counting.record;
    if (first === 'quota') continue;
    // The SDK repeats a write whose answer was lost: the repetition finds its own record.
    const current = await get(table, resource.key(id));
    const isOwn = current !== undefined && resource.values(current).changeId === next.changeId;
    if (isOwn) return counting.record;
    // A repeated request gets the answer to the first one, even if nothing is left.
    if (counting.excess !== undefined && (before !== undefined || current === undefined))
      throw counting.excess;
    return undefined;
  }
}

/**
 * Writes a record's rows. Resolves to what refused the write: another write of the record, or the quota. A transaction under
 * way that holds the record is like the latter: the write is tried again.
 */
async function writeRows(
  table: Table,
  id: string,
  { record, use }: CountedWrite,
  before: ResourceRecord | undefined,
): Promise<'record' | 'quota' | undefined> {
  const condition = before === undefined ? NEW : atVersion(before.version);
  const { item, beside } = rowsOf(id, record);
  const others: Write[] = [];
  if (use !== undefined) others.push(use);
  if (beside !== undefined) others.push({ put: beside });
  else if (before?.detailsBeside) others.push({ delete: details.key(id) });
  if (others.length === 0) return putAlone(table, item, condition);
  const [refused] = await transact(table, [{ put: item, condition }, ...others]);
  return refused === undefined ? undefined : refused === 0 ? 'record' : 'quota';
}

async function putAlone(
  table: Table,
  item: Item,
  condition: Condition,
): Promise<'record' | 'quota' | undefined> {
  try {
    return (await put(table, item, condition)) ? undefined : 'record';
  } catch (error) {
    if (error instanceof TransactionConflictException) return 'quota';
    throw error;
  }
}

/** Removes a record, and what it holds of its account's quota. */
export async function eraseRecord(table: Table, id: string): Promise<void> {
  const key = resource.key(id);
  for (let tries = 0; ; tries++) {
    await pause(tries);
    const item = await get(table, key);
    if (item === undefined) return;
    const record = resource.values(item);
    const quota = record.held && (await findQuota(table, record.accountId));
    const use = quota && useOf(record.accountId, quota, released(quota, record));
    const condition = atVersion(record.version);
    const refused = await transact(table, [{ delete: key, condition }, ...(use === undefined ? [] : [use])]);
    if (refused.length === 0) return;
  }
}

function atVersion(version: number): Condition {
  return {
    expression: '#version = :version',
    names: { '#version': resource.attributes.version.name },
    values: { ':version': resource.attributes.version.write(version) },
  };
}

/** A change that lost a race pauses before it tries again; pauses stop growing after this many tries. */
const LONGEST_PAUSE = 3;

/** The record after a change, or undefined if the change was refused. */
export type Changed = Promise<ResourceRecord | undefined>;

export interface RecordChange {
  /** The author. */
  readonly by: string;
  /** The current time in milliseconds since 1970. */
  readonly now: number;
  /** The record with its details as it was read before; the condition of the write shows whether it still holds. */
  readonly known?: ResourceRecord | undefined;
}

/**
 * Changes a record by a rule that maps it to the new one, or to undefined to refuse: one conditional write. If another
 * write came first, the rule is applied to its result. The version only rises.
 */
export async function changeRecord(
  table: Table,
  id: string,
  { by, now, known }: RecordChange,
  rule: (record: ResourceRecord) => ResourceRecord | undefined,
): Changed {
  for (let tries = 0; ; tries = Math.min(tries + 1, LONGEST_PAUSE)) {
    await pause(tries);
    const before = tries === 0 && known !== undefined ? known : await readRecord(table, id);
    const after = before && rule(before);
    if (before === undefined || after === undefined || after === before) return after;
    const next = { ...after, changedBy: by, version: Math.max(now, before.version + 1) };
    const written = await writeRecord(table, id, next, before);
    if (written !== undefined) return written;
  }
}

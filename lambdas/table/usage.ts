import { concurrently } from '../model/concurrently.ts';
import type { UsageStore } from '../model/usage/ports.ts';
import { countOf, type UsageCount, type UsageDifference, usageOrder } from '../model/usage/usage.ts';
import { writeMany } from './batch.ts';
import type { RowChange } from './changes.ts';
import { resource, usage, usageOf } from './entities.ts';
import { type Item, idOf, isRow, keyOf } from './entity.ts';
import { beginningWith, queryAll } from './query.ts';
import { type Table, update } from './table.ts';

/** Rows changed at a time. */
const AT_ONCE = 10;

/** Counts of files in the table, one row for each account, day and media type. */
export function usageRecords(table: Table): UsageStore {
  return {
    async add(differences) {
      await concurrently(differences, AT_ONCE, ({ accountId, day, mediaType, files, bytes }) =>
        update(table, usage.key(accountId, day, mediaType), { add: usage.changes({ files, bytes }) }),
      );
    },

    async between(accountId, from, until, limit) {
      const { to } = beginningWith(`${until}#`);
      const range = { partition: usageOf(accountId), from, to };
      const counts: UsageCount[] = [];
      for await (const items of queryAll(table, { ...range, limit: limit + 1 })) {
        counts.push(...items.map(countIn));
        if (counts.length > limit) return undefined;
      }
      return counts;
    },

    async replace(accountId, { after, until }, counts) {
      const kept = new Set(counts.map(usageOrder));
      const range = {
        partition: usageOf(accountId),
        ...(after === undefined ? {} : { after }),
        ...(until === undefined ? {} : { to: until }),
      };
      for await (const items of queryAll(table, { ...range, consistent: true }))
        await writeMany(table, { deletes: items.map(keyOf).filter(({ sk }) => !kept.has(sk)) });
      const puts = counts.map(({ day, mediaType, ...values }) =>
        usage.item([accountId, day, mediaType], values),
      );
      await writeMany(table, { puts });
    },
  };
}

function countIn(item: Item): UsageCount {
  const [day = '', mediaType = ''] = keyOf(item).sk.split(/#(.*)/s);
  return { day, mediaType, ...usage.values(item) };
}

/**
 * By how much changes of rows change the counts, with one difference for each account, day and media type that changes.
 * A file counts from its arrival until it is deleted or taken out of its lists after its end.
 */
export function usageDifferences(changes: readonly RowChange[]): UsageDifference[] {
  const sums = new Map<string, UsageDifference>();
  for (const { oldImage, newImage } of changes) {
    for (const [image, sign] of [[oldImage, -1] as const, [newImage, 1] as const]) {
      const counted = image && countedIn(image);
      if (counted === undefined) continue;
      const key = `${counted.accountId}#${usageOrder(counted)}`;
      const { files, bytes } = sums.get(key) ?? { files: 0, bytes: 0 };
      sums.set(key, { ...counted, files: files + sign, bytes: bytes + sign * counted.bytes });
    }
  }
  return [...sums.values()].filter(({ files, bytes }) => files !== 0 || bytes !== 0);
}

/** What a row counts, if it is the record of a file that exists. */
function countedIn(image: Item): UsageDifference | undefined {
  if (!isRow(image, resource.key(idOf(image)))) return undefined;
  const record = resource.values(image);
  if (record.status !== 'available' || record.ended) return undefined;
  return { accountId: record.accountId, ...countOf(record) };
}

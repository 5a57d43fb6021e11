import dynalite, { type Input, type KeyRange } from 'dynalite/db/index.js';
import { itemOf, type Row } from '../store/rows.ts';
import { ItemTexts } from './answer-text.ts';
import { consumedCapacity, readUnits } from './capacity.ts';
import type { Item } from './item.ts';
import type { Stores } from './writer.ts';

/** A page ends with the item that reaches this size ("Paginating table query results"). */
const PAGE_BYTES = 1024 * 1024;

/** Answers a Query or a Scan, given the range that dynalite made of its key conditions. */
export function queryTable(
  { table, items, entries }: Stores,
  input: Input,
  range: KeyRange,
  startKeyNames: readonly string[],
): object {
  const { IndexName, Limit = Number.POSITIVE_INFINITY } = input;
  const rows = IndexName === undefined ? items.range(range) : entries.range(IndexName, range);
  const page: Row[] = [];
  let bytes = 0;
  let full = false;
  for (const row of rows) {
    page.push(row);
    bytes += row.size;
    full = page.length >= Limit || bytes >= PAGE_BYTES;
    if (full) break;
  }
  const last = full ? page.at(-1) : undefined;
  const shown = isWhole(input)
    ? new ItemTexts(page.map(({ text }) => text))
    : chosen(page.map(itemOf), input);
  const units = readUnits(bytes, input.ConsistentRead === true);
  const capacity =
    IndexName === undefined ? { table: units, indexes: {} } : { table: 0, indexes: { [IndexName]: units } };
  return {
    Count: shown.length,
    ScannedCount: page.length,
    ...(input.Select !== 'COUNT' && { Items: shown }),
    ...(last && { LastEvaluatedKey: dynalite.mapPaths(startKeyNames, itemOf(last)) }),
    ConsumedCapacity: consumedCapacity(input.ReturnConsumedCapacity, table.TableName, capacity),
  };
}

/** Whether the rows are answered with as they are: then nobody needs to read them here. */
function isWhole({ _filter, QueryFilter, ScanFilter, _projection, AttributesToGet }: Input): boolean {
  return [_filter, QueryFilter, ScanFilter, _projection, AttributesToGet].every(
    (asked) => asked === undefined,
  );
}

function chosen(page: readonly Item[], input: Input): Item[] {
  return projected(
    page.filter((item) => passes(item, input)),
    input,
  );
}

function passes(item: Item, { _filter, QueryFilter, ScanFilter, ConditionalOperator }: Input): boolean {
  if (_filter !== undefined) return dynalite.matchesExprFilter(item, _filter.expression);
  const filter = QueryFilter ?? ScanFilter;
  return filter === undefined || dynalite.matchesFilter(item, filter, ConditionalOperator);
}

function projected(items: Item[], { _projection, AttributesToGet }: Input): Item[] {
  const paths = _projection?.paths ?? AttributesToGet;
  return paths === undefined ? items : items.map((item) => dynalite.mapPaths(paths, item));
}

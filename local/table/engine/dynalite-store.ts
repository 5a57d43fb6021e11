import dynalite, { type Input, type Store } from 'dynalite/db/index.js';
import { type Capacity, consumedCapacity, readUnits, writeCapacity } from './capacity.ts';
import { itemSize } from './item.ts';
import { indexKey } from './keys.ts';
import { queryTable } from './query-table.ts';
import { type Stores, writeItem } from './writer.ts';

/**
 * The most that a BatchGetItem reads. dynalite's own limit, 1 MB more than the largest item, is outdated. The size of
 * an item is checked when it is written.
 */
const BATCH_READ_BYTES = 16 * 1024 * 1024;

const { checkConditional } = dynalite;

/** A store for dynalite's actions that calls back before it returns. */
export interface DynaliteStore extends Store {
  /** The capacity that the actions have used since the last call. */
  takeCapacity(): Capacity[];
}

/**
 * Makes dynalite's actions use these stores. For the whole thread, it replaces parts of dynalite: reading ranges, which
 * waits for streams; writing indexes; counting capacity, which covers only the table; and checking conditions, which
 * does not return the item that failed.
 */
export function dynaliteStore(stores: Stores): DynaliteStore {
  const { table, items } = stores;
  let taken: Capacity[] = [];
  const count = (input: Input, capacity: Capacity) => {
    taken.push(capacity);
    return consumedCapacity(input.ReturnConsumedCapacity, table.TableName, capacity);
  };

  Object.assign(dynalite, {
    createIndexKey: (item, _, keySchema) => indexKey(item, table, keySchema),
    checkConditional(input, item) {
      const failure = checkConditional(input, item);
      if (failure && item && input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD')
        failure.body['Item'] = item;
      return failure;
    },
    addConsumedCapacity(input, isRead, item, newItem) {
      const asked = input.ReturnConsumedCapacity;
      if (asked !== 'TOTAL' && asked !== 'INDEXES') return undefined;
      if (!isRead) return count(input, writeCapacity(table, item, newItem));
      const size = item === undefined ? 0 : itemSize(item);
      return count(input, { table: readUnits(size, input.ConsistentRead === true), indexes: {} });
    },
    updateIndexes(_store, _table, oldItem, newItem, callback) {
      writeItem(stores, oldItem, newItem ?? undefined);
      callback();
    },
    queryTable(_store, _table, input, range, _isLocal, _readsItems, startKeyNames, callback) {
      callback(null, queryTable(stores, input, range, startKeyNames));
    },
  } satisfies Partial<typeof dynalite>);

  const itemDatabase = {
    // No lock is needed: an action never waits, so no other one runs between its steps.
    lock: (_key, work) => work((callback) => callback),
    get: (key, callback) => callback(null, items.get(key)),
    // Every action calls `updateIndexes` first, which has written the item.
    put: (_key, _item, callback) => callback(),
    del: (_key, callback) => callback(),
  } satisfies ReturnType<Store['getItemDb']>;

  return {
    options: { maxItemSize: BATCH_READ_BYTES - 1024 * 1024 },
    getTable(name, ...rest) {
      const callback = rest.length === 1 ? rest[0] : rest[1];
      if (name === table.TableName) callback(null, table);
      else callback(notFound());
    },
    getItemDb: () => itemDatabase,
    takeCapacity() {
      const capacities = taken;
      taken = [];
      return capacities;
    },
  };
}

function notFound(): Error {
  return Object.assign(new Error('Requested resource not found'), {
    statusCode: 400,
    body: {
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: 'Requested resource not found',
    },
  });
}

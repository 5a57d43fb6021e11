import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import updateItem from 'dynalite/actions/updateItem.js';
import dynalite, {
  type Callback,
  type Failure,
  type Input,
  type Item,
  type Store,
} from 'dynalite/db/index.js';
import { addUp, consumedCapacity } from './capacity.ts';
import type { DynaliteStore } from './dynalite-store.ts';
import { failure, isFailure } from './failure.ts';
import { act } from './perform.ts';
import { checkTransaction, type TransactionItem, transactionItems } from './transaction-input.ts';
import type { Stores } from './writer.ts';

/** A transaction takes twice the units: DynamoDB prepares each item and commits it. */
const UNITS_FACTOR = 2;

const actions: Readonly<Record<string, typeof putItem>> = {
  Put: putItem,
  Update: updateItem,
  Delete: deleteItem,
  ConditionCheck: checkCondition,
};

/**
 * TransactWriteItems: all of the actions or none. A `ClientRequestToken` is not remembered: the same request sent again
 * is carried out again, or fails its conditions.
 */
export function transactWriteItems(stores: Stores, store: DynaliteStore, input: Input): object {
  const items = transactionItems(input).filter((item) => item !== undefined);
  checkTransaction(items, stores.table);
  stores.group.attempt(() => {
    const failures = items.map((item) => failureOf(store, withCapacity(item, input)));
    if (failures.some((one) => one !== undefined)) throw canceled(failures);
  });
  return { ConsumedCapacity: capacityOf(stores, store, input) };
}

/** TransactGetItems: the items as they were at one time, which no other request comes between. */
export function transactGetItems(stores: Stores, store: DynaliteStore, input: Input): object {
  const items = transactionItems(input).filter((item) => item !== undefined);
  checkTransaction(items, stores.table);
  const Responses = items.map((item) => {
    const answer: { Item?: Item } = act(getItem, store, withCapacity(item, input).input);
    return answer.Item === undefined ? {} : { Item: answer.Item };
  });
  return { Responses, ConsumedCapacity: capacityOf(stores, store, input) };
}

/** An action takes capacity where the whole request asks for it, and reads as strongly as a transaction does. */
function withCapacity({ kind, input }: TransactionItem, { ReturnConsumedCapacity }: Input): TransactionItem {
  const asked = ReturnConsumedCapacity === undefined ? {} : { ReturnConsumedCapacity };
  return { kind, input: { ...input, ...asked, ...(kind === 'Get' && { ConsistentRead: true }) } };
}

function capacityOf({ table }: Stores, store: DynaliteStore, { ReturnConsumedCapacity }: Input) {
  const capacity = addUp(store.takeCapacity(), UNITS_FACTOR);
  const consumed = consumedCapacity(ReturnConsumedCapacity, table.TableName, capacity);
  return consumed && [consumed];
}

/** Carries an action out; what DynamoDB says against it, if anything. */
function failureOf(store: DynaliteStore, { kind, input }: TransactionItem): Failure | undefined {
  try {
    const action = actions[kind];
    if (action === undefined) throw new Error(`There is no action ${kind}.`);
    act(action, store, input);
    return undefined;
  } catch (error) {
    // Nothing is wrong with one action only where there is no such table.
    if (!isFailure(error) || isOf(error, 'ResourceNotFoundException')) throw error;
    return error;
  }
}

/** The action ConditionCheck, in the form of dynalite's own. */
function checkCondition(store: Store, input: Input, callback: Callback<object>): void {
  store.getTable(input.TableName, (missing, table) => {
    if (missing || table === undefined) return callback(missing);
    const { Key = {} } = input;
    const invalid = dynalite.validateKey(Key, table);
    if (invalid) return callback(invalid);
    store.getItemDb(input.TableName).get(dynalite.createKey(Key, table), (error, item) => {
      const failed = error ?? dynalite.checkConditional(input, item);
      if (failed) return callback(failed);
      // It takes as much as a write that changes nothing.
      const ConsumedCapacity = dynalite.addConsumedCapacity(input, false, item, item);
      callback(null, { ConsumedCapacity });
    });
  });
}

/** The error that names a reason for each action, "None" for those that were not to blame. */
function canceled(failures: readonly (Failure | undefined)[]): Failure {
  const reasons = failures.map((one) => {
    if (one === undefined) return { Code: 'None' };
    const Code = isOf(one, 'ConditionalCheckFailedException') ? 'ConditionalCheckFailed' : 'ValidationError';
    const item = one.body['Item'];
    return { Code, Message: one.message, ...(item !== undefined && { Item: item }) };
  });
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return failure(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function isOf({ body }: Failure, type: string): boolean {
  return String(body['__type']).endsWith(`#${type}`);
}

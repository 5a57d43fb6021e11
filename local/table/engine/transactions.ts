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
 * TransactWriteItems: performs all of the actions or none. It ignores `ClientRequestToken`: a repeated request is
 * performed again, or fails its conditions.
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

/** TransactGetItems: reads all items at one point in time. */
export function transactGetItems(stores: Stores, store: DynaliteStore, input: Input): object {
  const items = transactionItems(input).filter((item) => item !== undefined);
  checkTransaction(items, stores.table);
  const Responses = items.map((item) => {
    const answer: { Item?: Item } = act(getItem, store, withCapacity(item, input).input);
    return answer.Item === undefined ? {} : { Item: answer.Item };
  });
  return { Responses, ConsumedCapacity: capacityOf(stores, store, input) };
}

/** An action counts capacity if the request asks for it, and always reads consistently. */
function withCapacity({ kind, input }: TransactionItem, { ReturnConsumedCapacity }: Input): TransactionItem {
  const asked = ReturnConsumedCapacity === undefined ? {} : { ReturnConsumedCapacity };
  return { kind, input: { ...input, ...asked, ...(kind === 'Get' && { ConsistentRead: true }) } };
}

function capacityOf({ table }: Stores, store: DynaliteStore, { ReturnConsumedCapacity }: Input) {
  const capacity = addUp(store.takeCapacity(), UNITS_FACTOR);
  const consumed = consumedCapacity(ReturnConsumedCapacity, table.TableName, capacity);
  return consumed && [consumed];
}

/** Performs an action and returns DynamoDB's error if it fails. */
function failureOf(store: DynaliteStore, { kind, input }: TransactionItem): Failure | undefined {
  try {
    const action = actions[kind];
    if (action === undefined) throw new Error(`There is no action ${kind}.`);
    act(action, store, input);
    return undefined;
  } catch (error) {
    // A missing table fails the whole request, not one action.
    if (!isFailure(error) || isOf(error, 'ResourceNotFoundException')) throw error;
    return error;
  }
}

/** The action ConditionCheck, in the shape of dynalite's actions. */
function checkCondition(store: Store, input: Input, callback: Callback<object>): void {
  store.getTable(input.TableName, (missing, table) => {
    if (missing || table === undefined) return callback(missing);
    const { Key = {} } = input;
    const invalid = dynalite.validateKey(Key, table);
    if (invalid) return callback(invalid);
    store.getItemDb(input.TableName).get(dynalite.createKey(Key, table), (error, item) => {
      const failed = error ?? dynalite.checkConditional(input, item);
      if (failed) return callback(failed);
      // It uses as much capacity as a write that changes nothing.
      const ConsumedCapacity = dynalite.addConsumedCapacity(input, false, item, item);
      callback(null, { ConsumedCapacity });
    });
  });
}

/** The error that gives each action's reason, or "None" if the action did not fail. */
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

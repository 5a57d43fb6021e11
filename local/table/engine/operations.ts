import batchGetItem from 'dynalite/actions/batchGetItem.js';
import batchWriteItem from 'dynalite/actions/batchWriteItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import getItem from 'dynalite/actions/getItem.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import type { Input } from 'dynalite/db/index.js';
import batchGetItemValidation from 'dynalite/validations/batchGetItem.js';
import batchWriteItemValidation from 'dynalite/validations/batchWriteItem.js';
import describeTable from 'dynalite/validations/describeTable.js';
import getItemValidation from 'dynalite/validations/getItem.js';
import listTables from 'dynalite/validations/listTables.js';
import queryValidation from 'dynalite/validations/query.js';
import scanValidation from 'dynalite/validations/scan.js';
import { TIME_TO_LIVE } from '../description.ts';
import { addUp, consumedCapacity } from './capacity.ts';
import { dynaliteStore } from './dynalite-store.ts';
import { act, type Validation, validated } from './perform.ts';
import {
  transactionReads,
  transactionValidation,
  transactionWrites,
  writeValidations,
} from './transaction-input.ts';
import { transactGetItems, transactWriteItems } from './transactions.ts';
import type { Stores } from './writer.ts';

/** Performs a request and returns its answer. Throws DynamoDB's errors. */
export type Operation = (request: object) => object;

/** The supported operations of DynamoDB by name: all that read and write items, and DescribeTable. */
export function operationsOn(stores: Stores): Readonly<Record<string, Operation>> {
  const { table, group } = stores;
  const store = dynaliteStore(stores);

  const operation =
    (validation: Validation, carryOut: (input: Input) => object): Operation =>
    (request) => {
      store.takeCapacity();
      return carryOut(validated(request, validation, store));
    };
  const single = (validation: Validation, action: typeof getItem) =>
    operation(validation, (input) => act(action, store, input));
  const batch = (validation: Validation, action: typeof getItem) =>
    operation(validation, (input) => {
      const answer = group.attempt(() => act(action, store, input));
      const capacity = addUp(store.takeCapacity());
      const consumed = consumedCapacity(input.ReturnConsumedCapacity, table.TableName, capacity);
      return { ...answer, ConsumedCapacity: consumed && [consumed] };
    });
  const description = (answer: object) =>
    operation(describeTable, (input) =>
      act(
        (_, { TableName }, callback) => {
          store.getTable(TableName, (missing) => callback(missing, answer));
        },
        store,
        input,
      ),
    );

  return {
    GetItem: single(getItemValidation, getItem),
    PutItem: single(writeValidations.putItem, putItem),
    UpdateItem: single(writeValidations.updateItem, updateItem),
    DeleteItem: single(writeValidations.deleteItem, deleteItem),
    Query: single(queryValidation, query),
    Scan: single(scanValidation, scan),
    BatchGetItem: batch(batchGetItemValidation, batchGetItem),
    BatchWriteItem: batch(batchWriteItemValidation, batchWriteItem),
    TransactGetItems: operation(transactionValidation(transactionReads), (input) =>
      transactGetItems(stores, store, input),
    ),
    TransactWriteItems: operation(transactionValidation(transactionWrites), (input) =>
      transactWriteItems(stores, store, input),
    ),
    DescribeTable: description({ Table: table }),
    DescribeTimeToLive: description({
      TimeToLiveDescription: { AttributeName: TIME_TO_LIVE, TimeToLiveStatus: 'ENABLED' },
    }),
    ListTables: operation(listTables, () => ({ TableNames: [table.TableName] })),
  };
}

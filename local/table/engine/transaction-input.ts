import dynalite, { type Input } from 'dynalite/db/index.js';
import deleteItem from 'dynalite/validations/deleteItem.js';
import getItem from 'dynalite/validations/getItem.js';
import putItem from 'dynalite/validations/putItem.js';
import updateItem from 'dynalite/validations/updateItem.js';
import type { TableDescription } from '../description.ts';
import { itemSize } from './item.ts';
import { itemKey } from './keys.ts';
import type { Validation } from './perform.ts';

const ALL_OLD_ON_FAILURE = {
  ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] },
};

/** dynalite does not know `ReturnValuesOnConditionCheckFailure`. */
export const writeValidations = {
  putItem: { ...putItem, types: { ...putItem.types, ...ALL_OLD_ON_FAILURE } },
  updateItem: { ...updateItem, types: { ...updateItem.types, ...ALL_OLD_ON_FAILURE } },
  deleteItem: { ...deleteItem, types: { ...deleteItem.types, ...ALL_OLD_ON_FAILURE } },
} satisfies Record<string, Validation>;

const required = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { type: 'String', notNull: true }]));

/** The actions of a TransactWriteItems, each with its rules. */
export const transactionWrites: Readonly<Record<string, Validation>> = {
  ConditionCheck: {
    ...writeValidations.deleteItem,
    types: { ...writeValidations.deleteItem.types, ...required('ConditionExpression') },
  },
  Put: writeValidations.putItem,
  Delete: writeValidations.deleteItem,
  Update: {
    ...writeValidations.updateItem,
    types: { ...writeValidations.updateItem.types, ...required('UpdateExpression') },
  },
};

/** The action of a TransactGetItems, with its rules. */
export const transactionReads: Readonly<Record<string, Validation>> = { Get: getItem };

/** One action of a transaction. */
export interface TransactionItem {
  readonly kind: string;
  readonly input: Input;
}

/** The rules for a transaction: up to 100 actions, each of one of these kinds. */
export function transactionValidation(kinds: Readonly<Record<string, Validation>>): Validation {
  const children = Object.fromEntries(
    Object.entries(kinds).map(([kind, { types }]) => [
      kind,
      { type: `FieldStruct<${kind}>`, children: types },
    ]),
  );
  const items = { lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 100 };
  return {
    types: {
      TransactItems: {
        ...{ type: 'List', notNull: true, ...items },
        children: { type: 'ValueStruct<TransactItem>', children },
      },
      ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
    },
    custom(input, store) {
      for (const item of transactionItems(input)) {
        if (item === undefined) {
          return 'TransactItems can only contain one of Check, Put, Update or Delete';
        }
        const message = kinds[item.kind]?.custom?.(item.input, store);
        if (message !== undefined) return message;
      }
      return undefined;
    },
  };
}

/** The actions of a checked request, in order; undefined for a member with no action, or with several. */
export function transactionItems(input: object): (TransactionItem | undefined)[] {
  const { TransactItems = [] }: { TransactItems?: (Record<string, Input> | null)[] } = input;
  return TransactItems.map((item) => {
    const [[kind, only] = [], another] = Object.entries(item ?? {});
    return kind === undefined || only === undefined || another !== undefined
      ? undefined
      : { kind, input: only };
  });
}

const TRANSACTION_BYTES = 4 * 1024 * 1024;

/** Throws DynamoDB's error if a transaction is too large or names an item twice. */
export function checkTransaction(items: readonly TransactionItem[], table: TableDescription): void {
  const keys = items.flatMap(({ input }) => keyOf(input, table) ?? []);
  if (new Set(keys).size < keys.length) {
    throw dynalite.validationError('Transaction request cannot include multiple operations on one item');
  }
  const bytes = items.reduce((sum, { input }) => sum + itemSize(input.Item ?? {}), 0);
  if (bytes > TRANSACTION_BYTES) {
    throw dynalite.validationError('Transaction request cannot exceed 4 MB in total size');
  }
}

/** The key of an action's item. Undefined if it does not fit the table, which the action itself reports. */
function keyOf({ TableName, Key, Item = {} }: Input, table: TableDescription): string | undefined {
  const item = Key ?? Item;
  const complete = table.KeySchema.every(({ AttributeName }) => item[AttributeName]?.S);
  return complete ? `${TableName} ${itemKey(item, table)}` : undefined;
}

import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Item, type Key, keyItem } from './entity.ts';
import type { Shards } from './shards.ts';

/** A table's name and the client that reaches it. */
export interface TableClient {
  readonly client: DynamoDBClient;
  readonly name: string;
}

/** The table, and this instance's memory of the shards of its lists. */
export interface Table extends TableClient {
  readonly shards: Shards;
}

/** The condition of a write. Names start with `#`, values with `:`. */
export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Item;
}

/** The condition that no row has the key. */
export const NEW: Condition = { expression: 'attribute_not_exists(pk)' };
/** The condition that a row has the key. */
export const EXISTING: Condition = { expression: 'attribute_exists(pk)' };

/** Reads a row, by default consistently: the result includes every write acknowledged before. */
export async function get(
  { client, name }: TableClient,
  key: Key,
  consistently = true,
): Promise<Item | undefined> {
  const { Item: item } = await client.send(
    new GetItemCommand({ TableName: name, Key: keyItem(key), ConsistentRead: consistently }),
  );
  return item;
}

/** Writes a row. Resolves to false if the condition does not hold. */
export function put({ client, name }: TableClient, item: Item, condition?: Condition): Promise<boolean> {
  return succeeds(
    client.send(new PutItemCommand({ TableName: name, Item: item, ...conditional(condition) })),
  );
}

/** What an update does to a row. */
export interface Change {
  readonly set?: Item;
  /** Attributes that are kept if the row has them. */
  readonly setNew?: Item;
  readonly remove?: readonly string[];
  readonly add?: Item;
}

/** Changes a row. Resolves to the new row, or to undefined if the condition does not hold. */
export async function update(
  { client, name }: Table,
  key: Key,
  change: Change,
  condition?: Condition,
): Promise<Item | undefined> {
  const changed = await ifAllowed(
    client.send(
      new UpdateItemCommand({
        TableName: name,
        Key: keyItem(key),
        ...updateOf(change, condition),
        ReturnValues: 'ALL_NEW',
      }),
    ),
  );
  return changed?.Attributes;
}

/** A change and its condition in the format of DynamoDB's API. */
export function updateOf(change: Change, condition: Condition | undefined) {
  const { expression, names, values } = updateExpression(change);
  const allNames = { ...names, ...condition?.names };
  const allValues = { ...values, ...condition?.values };
  return {
    UpdateExpression: expression,
    ...(condition && { ConditionExpression: condition.expression }),
    ...(Object.keys(allNames).length > 0 && { ExpressionAttributeNames: allNames }),
    ...(Object.keys(allValues).length > 0 && { ExpressionAttributeValues: allValues }),
  };
}

/** Deletes a row if it exists. Resolves to false if the condition does not hold. */
export function remove({ client, name }: Table, key: Key, condition?: Condition): Promise<boolean> {
  return succeeds(
    client.send(new DeleteItemCommand({ TableName: name, Key: keyItem(key), ...conditional(condition) })),
  );
}

/** A condition in the format of DynamoDB's API. */
export function conditional(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const { expression, names, values } = condition;
  return {
    ConditionExpression: expression,
    ...(names && { ExpressionAttributeNames: names }),
    ...(values && { ExpressionAttributeValues: values }),
  };
}

/** Names are aliases, since many are reserved words, and short, since an expression is limited to 4 KB. */
function updateExpression({ set = {}, setNew = {}, remove: removed = [], add = {} }: Change) {
  const names = [...Object.keys(set), ...Object.keys(setNew), ...removed, ...Object.keys(add)];
  const alias = (name: string) => `#${names.indexOf(name)}`;
  const value = (name: string) => `:${names.indexOf(name)}`;
  const parts = [
    [
      'SET',
      [
        ...Object.keys(set).map((name) => `${alias(name)}=${value(name)}`),
        ...Object.keys(setNew).map((name) => `${alias(name)}=if_not_exists(${alias(name)},${value(name)})`),
      ],
    ],
    ['REMOVE', removed.map(alias)],
    ['ADD', Object.keys(add).map((name) => `${alias(name)} ${value(name)}`)],
  ] as const;
  return {
    expression: parts.flatMap(([word, all]) => (all.length === 0 ? [] : `${word} ${all.join()}`)).join(' '),
    names: Object.fromEntries(names.map((name) => [alias(name), name])),
    values: Object.fromEntries(
      Object.entries({ ...set, ...setNew, ...add }).map(([name, stored]) => [value(name), stored]),
    ),
  };
}

/** The result of a conditional write, or undefined if its condition did not hold. */
async function ifAllowed<Result>(write: Promise<Result>): Promise<Result | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}

async function succeeds(write: Promise<unknown>): Promise<boolean> {
  return (await ifAllowed(write.then(() => true))) ?? false;
}

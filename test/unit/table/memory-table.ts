import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../lambdas/table/entity.ts';
import { tableWith } from '../../../lambdas/table/open-table.ts';
import type { Table } from '../../../lambdas/table/table.ts';

/** A write in the format of the API, with or without a condition. */
interface Conditional {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

const nameOf = (key: Item) => `${key['pk']?.S}\n${key['sk']?.S}`;

/**
 * A table in memory for records and their derived rows: without indexes, and with only the conditions that compare a
 * number. `before` runs before each request, and may wait or fail.
 */
export function memoryTable(rows: Map<string, Item>, before: () => Promise<void> = async () => {}): Table {
  function check(key: Item, { ConditionExpression: all, ...named }: Conditional): void {
    const row = rows.get(nameOf(key));
    const holds = (condition: string) => {
      if (condition === 'attribute_not_exists(pk)') return row === undefined;
      const [, name = '', operator, value = ''] = /^(#\w+) (<?=) (:\w+)$/.exec(condition) ?? [];
      if (operator === undefined) throw new Error(`Unknown condition: ${condition}`);
      const found = Number(row?.[named.ExpressionAttributeNames?.[name] ?? '']?.N);
      const wanted = Number(named.ExpressionAttributeValues?.[value]?.N);
      return operator === '=' ? found === wanted : found <= wanted;
    };
    if (all === undefined || all.split(' OR ').some(holds)) return;
    throw new ConditionalCheckFailedException({ message: 'The condition does not hold.', $metadata: {} });
  }

  const put = (item: Item, condition: Conditional = {}) => {
    check(item, condition);
    rows.set(nameOf(item), item);
  };
  const remove = (key: Item, condition: Conditional = {}) => {
    check(key, condition);
    rows.delete(nameOf(key));
  };

  // biome-ignore lint/suspicious/noExplicitAny: each command has another input
  const answers: Readonly<Record<string, (input: any) => object>> = {
    GetItemCommand: ({ Key }) => ({ Item: rows.get(nameOf(Key)) }),
    PutItemCommand: (input) => ({ done: put(input.Item, input) }),
    DeleteItemCommand: (input) => ({ done: remove(input.Key, input) }),
    QueryCommand: ({ ExpressionAttributeValues: values }) => ({
      Items: [...rows.values()].filter(({ pk }) => pk?.S === values[':pk'].S),
    }),
    BatchGetItemCommand: ({ RequestItems: { table } }) => ({
      Responses: { table: table.Keys.flatMap((key: Item) => rows.get(nameOf(key)) ?? []) },
    }),
    BatchWriteItemCommand: ({ RequestItems: { table } }) => {
      for (const { PutRequest, DeleteRequest } of table)
        if (PutRequest === undefined) remove(DeleteRequest.Key);
        else put(PutRequest.Item);
      return {};
    },
    TransactWriteItemsCommand: ({ TransactItems: [{ Put: first }, second] }) => {
      put(first.Item, first);
      if (second.Put === undefined) remove(second.Delete.Key);
      else put(second.Put.Item);
      return {};
    },
  };
  const send = async (command: { readonly input: unknown }) => {
    const { name } = command.constructor;
    await before();
    const answer = answers[name] ?? answers[`${name}Command`];
    if (answer === undefined) throw new Error(`Unknown operation: ${name}.`);
    return answer(command.input);
  };
  return tableWith({ send } as unknown as DynamoDBClient, 'table', () => 0);
}

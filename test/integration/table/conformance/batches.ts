import { BatchGetItemCommand, BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { type Case, key, row } from './case.ts';

export const batches: readonly Case[] = [
  {
    reference: 'BatchGetItem, Request Parameters, RequestItems',
    what: 'more than 100 keys',
    send: (client) =>
      client.send(
        new BatchGetItemCommand({ RequestItems: { rows: { Keys: many(101).map((sort) => key(sort)) } } }),
      ),
    answer: { name: 'ValidationException' },
  },
  {
    reference: 'BatchWriteItem, Request Parameters, RequestItems',
    what: 'more than 25 requests',
    send: (client) => client.send(batch(many(26))),
    answer: { name: 'ValidationException' },
    left: [],
  },
  {
    reference: 'BatchWriteItem, Request Parameters, RequestItems',
    what: 'the same item twice',
    send: (client) => client.send(batch(['a', 'a'])),
    answer: { name: 'ValidationException', message: 'Provided list of item keys contains duplicates' },
    left: [],
  },
  {
    reference: 'BatchWriteItem, Response Elements, UnprocessedItems',
    what: '25 requests',
    send: (client) => client.send(batch(many(25))),
    answer: { UnprocessedItems: {} },
  },
];

function many(length: number): string[] {
  return Array.from({ length }, (_, index) => String(index));
}

function batch(sorts: readonly string[]): BatchWriteItemCommand {
  return new BatchWriteItemCommand({
    RequestItems: { rows: sorts.map((sort) => ({ PutRequest: { Item: row(sort) } })) },
  });
}

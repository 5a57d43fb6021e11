import {
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Case, type Item, key, listed, row, TableName } from './case.ts';

const ReturnConsumedCapacity = 'INDEXES';
const kilobytes = (number: number) => ({ text: { S: 'x'.repeat(number * 1024 - 100) } });
const units = (CapacityUnits: number) => ({ CapacityUnits });

/** A put that replaces a row, and its units of the table and the index, if any. */
function put(what: string, given: Item | undefined, item: Item, table: number, index?: number): Case {
  return {
    reference: 'Using Global Secondary Indexes, Provisioned throughput considerations, Write capacity units',
    ...{ what, given: given === undefined ? [] : [given] },
    send: (client) => client.send(new PutItemCommand({ TableName, Item: item, ReturnConsumedCapacity })),
    answer: {
      ConsumedCapacity: {
        TableName,
        ...units(table + (index ?? 0)),
        Table: units(table),
        GlobalSecondaryIndexes: index === undefined ? undefined : { gsi1: units(index) },
      },
    },
  };
}

export const capacity: readonly Case[] = [
  put('a row in no index', undefined, row('a'), 1),
  put('a row that is new in an index', undefined, row('a', listed('1')), 1, 1),
  put('the same row again', row('a', listed('1')), row('a', listed('1')), 1),
  put(
    'another attribute of a row in an index',
    row('a', listed('1')),
    row('a', listed('1', { n: { N: '1' } })),
    1,
    1,
  ),
  put('another key of the index', row('a', listed('1')), row('a', listed('2')), 1, 2),
  put('a row that leaves the index', row('a', listed('1')), row('a'), 1, 1),
  put('the larger of both', row('a', listed('1', kilobytes(3))), row('a', listed('1')), 3, 3),
  put('a large row that moves', row('a', listed('1', kilobytes(3))), row('a', listed('2')), 3, 4),
  {
    reference: 'DeleteItem, Response Elements, ConsumedCapacity',
    what: 'a deletion of a row in an index',
    given: [row('a', listed('1', kilobytes(2)))],
    send: (client) =>
      client.send(new DeleteItemCommand({ TableName, Key: key('a'), ReturnConsumedCapacity })),
    answer: {
      ConsumedCapacity: {
        TableName,
        ...units(4),
        Table: units(2),
        GlobalSecondaryIndexes: { gsi1: units(2) },
      },
    },
  },
  {
    reference: 'TransactWriteItems, Response Elements, ConsumedCapacity',
    what: 'a transaction takes twice as much',
    send: (client) =>
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: row('a', listed('1')) } },
            { Put: { TableName, Item: row('b') } },
          ],
          ReturnConsumedCapacity,
        }),
      ),
    answer: {
      ConsumedCapacity: [
        { TableName, ...units(6), Table: units(4), GlobalSecondaryIndexes: { gsi1: units(2) } },
      ],
    },
  },
  {
    reference: 'GetItem, Response Elements, ConsumedCapacity',
    what: 'a read that must be of now',
    given: [row('a', kilobytes(5))],
    send: (client) =>
      client.send(
        new GetItemCommand({
          TableName,
          Key: key('a'),
          ConsistentRead: true,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      ),
    answer: { ConsumedCapacity: { TableName, ...units(2), Table: undefined } },
  },
  {
    reference: 'Query, Response Elements, ConsumedCapacity',
    what: 'a query of an index by the bytes that it reads',
    given: ['a', 'b', 'c'].map((sort) => row(sort, listed(sort, kilobytes(3)))),
    send: (client) =>
      client.send(
        new QueryCommand({
          ...{
            TableName,
            IndexName: 'gsi1',
            KeyConditionExpression: 'gsi1pk = :list',
            ReturnConsumedCapacity,
          },
          ExpressionAttributeValues: { ':list': { S: 'list' } },
        }),
      ),
    answer: {
      ConsumedCapacity: {
        TableName,
        ...units(1.5),
        Table: units(0),
        GlobalSecondaryIndexes: { gsi1: units(1.5) },
      },
    },
  },
];

import {
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { type Case, key, row, TableName } from './case.ts';

const one = { n: { N: '1' } };
const write = (...TransactItems: TransactWriteItem[]) => new TransactWriteItemsCommand({ TransactItems });
const missing = 'attribute_not_exists(pk)';

export const transactions: readonly Case[] = [
  {
    reference: 'TransactWriteItems, Description: Put, Update, Delete, ConditionCheck',
    what: 'all of the actions',
    given: [row('b'), row('c', one), row('d')],
    send: (client) =>
      client.send(
        write(
          { Put: { TableName, Item: row('a'), ConditionExpression: missing } },
          { ConditionCheck: { TableName, Key: key('b'), ConditionExpression: 'attribute_exists(pk)' } },
          {
            Update: {
              ...{ TableName, Key: key('c'), UpdateExpression: 'ADD n :one' },
              ExpressionAttributeValues: { ':one': { N: '1' } },
            },
          },
          { Delete: { TableName, Key: key('d') } },
        ),
      ),
    answer: {},
    left: [row('a'), row('b'), row('c', { n: { N: '2' } })],
    changes: [
      ['INSERT', undefined, row('a')],
      ['MODIFY', row('c', one), row('c', { n: { N: '2' } })],
      ['REMOVE', row('d'), undefined],
    ],
  },
  {
    reference: 'TransactWriteItems, Errors, TransactionCanceledException',
    what: 'none of the actions where conditions fail, with a reason for each',
    given: [row('b', one), row('c')],
    send: (client) =>
      client.send(
        write(
          { Put: { TableName, Item: row('a') } },
          {
            ConditionCheck: {
              ...{ TableName, Key: key('b'), ConditionExpression: missing },
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
            },
          },
          { Delete: { TableName, Key: key('c'), ConditionExpression: missing } },
        ),
      ),
    answer: {
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: row('b', one) },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    },
    left: [row('b', one), row('c')],
    changes: [],
  },
  {
    reference: 'TransactWriteItems, Errors, TransactionCanceledException: validation error',
    what: 'none of the actions where one breaks a rule of its index',
    send: (client) =>
      client.send(
        write(
          { Put: { TableName, Item: row('a') } },
          { Put: { TableName, Item: row('b', { gsi1pk: { N: '1' } }) } },
        ),
      ),
    answer: {
      name: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ValidationError',
          Message:
            'One or more parameter values were invalid: Type mismatch for Index Key gsi1pk Expected: S Actual: N IndexName: gsi1',
        },
      ],
    },
    left: [],
  },
  {
    reference: 'TransactWriteItems, Errors, ResourceNotFoundException',
    what: 'an action on another table',
    send: (client) =>
      client.send(
        write({ Put: { TableName, Item: row('a') } }, { Delete: { TableName: 'others', Key: key('a') } }),
      ),
    answer: { name: 'ResourceNotFoundException' },
    left: [],
  },
  {
    reference: 'TransactWriteItems, Request Parameters, TransactItems',
    what: 'the same item twice',
    send: (client) =>
      client.send(write({ Put: { TableName, Item: row('a') } }, { Delete: { TableName, Key: key('a') } })),
    answer: {
      name: 'ValidationException',
      message: 'Transaction request cannot include multiple operations on one item',
    },
    left: [],
  },
  {
    reference: 'TransactWriteItems, Request Parameters, TransactItems',
    what: 'more than 100 actions',
    send: (client) =>
      client.send(
        write(...Array.from({ length: 101 }, (_, sort) => ({ Put: { TableName, Item: row(String(sort)) } }))),
      ),
    answer: { name: 'ValidationException' },
    left: [],
  },
  {
    reference: 'TransactGetItems, Response Elements, Responses',
    what: 'the rows in order, and a gap for one that is not there',
    given: [row('a', one), row('b')],
    send: (client) =>
      client.send(
        new TransactGetItemsCommand({
          TransactItems: [
            { Get: { TableName, Key: key('b') } },
            { Get: { TableName, Key: key('x') } },
            { Get: { TableName, Key: key('a'), ProjectionExpression: 'n' } },
          ],
        }),
      ),
    answer: { Responses: [{ Item: row('b') }, {}, { Item: one }] },
  },
];

import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Case, key, row, TableName } from './case.ts';

const one = { n: { N: '1' } };
const two = { n: { N: '2' } };

export const writes: readonly Case[] = [
  {
    reference: 'PutItem, Request Parameters, ConditionExpression',
    what: 'a put whose condition holds',
    send: (client) =>
      client.send(
        new PutItemCommand({
          TableName,
          Item: row('a', one),
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    answer: {},
    left: [row('a', one)],
    changes: [['INSERT', undefined, row('a', one)]],
  },
  {
    reference: 'PutItem, Errors, ConditionalCheckFailedException',
    what: 'a put whose condition fails',
    given: [row('a', one)],
    send: (client) =>
      client.send(
        new PutItemCommand({
          ...{ TableName, Item: row('a', two), ConditionExpression: 'attribute_not_exists(pk)' },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    answer: { name: 'ConditionalCheckFailedException', Item: row('a', one) },
    left: [row('a', one)],
    changes: [],
  },
  {
    reference: 'PutItem, Request Parameters, ReturnValues',
    what: 'a put hands back what it replaced',
    given: [row('a', one)],
    send: (client) =>
      client.send(new PutItemCommand({ TableName, Item: row('a', two), ReturnValues: 'ALL_OLD' })),
    answer: { Attributes: row('a', one) },
    changes: [['MODIFY', row('a', one), row('a', two)]],
  },
  {
    reference: 'DynamoDB Streams and AWS Lambda triggers: no record where nothing changed',
    what: 'a put of the same, its set in another order',
    given: [row('a', { set: { SS: ['x', 'y'] } })],
    send: (client) =>
      client.send(new PutItemCommand({ TableName, Item: row('a', { set: { SS: ['y', 'x'] } }) })),
    answer: {},
    changes: [],
  },
  {
    reference: 'PutItem, Request Parameters, Item',
    what: 'a put of more than 400 KB, in bytes and not in characters',
    send: (client) =>
      client.send(new PutItemCommand({ TableName, Item: row('a', { text: { S: 'ü'.repeat(210_000) } }) })),
    answer: { name: 'ValidationException', message: 'Item size has exceeded the maximum allowed size' },
    left: [],
  },
  {
    reference: 'Managing Global Secondary Indexes, key attributes that are not valid',
    what: 'a put of an empty text where an index has its key',
    send: (client) => client.send(new PutItemCommand({ TableName, Item: row('a', { gsi1pk: { S: '' } }) })),
    answer: {
      name: 'ValidationException',
      message:
        'One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: gsi1, IndexKey: gsi1pk',
    },
    left: [],
  },
  {
    reference: 'UpdateItem, Request Parameters, UpdateExpression',
    what: 'an update sets, adds and removes',
    given: [row('a', { ...one, old: { S: 'x' }, set: { SS: ['x'] } })],
    send: (client) =>
      client.send(
        new UpdateItemCommand({
          ...{ TableName, Key: key('a'), ReturnValues: 'ALL_NEW' },
          UpdateExpression: 'SET #new = if_not_exists(#new, :text) ADD n :one, #set :set REMOVE #old',
          ExpressionAttributeNames: { '#new': 'new', '#old': 'old', '#set': 'set' },
          ExpressionAttributeValues: { ':text': { S: 'y' }, ':one': { N: '1' }, ':set': { SS: ['y'] } },
        }),
      ),
    answer: { Attributes: row('a', { ...two, new: { S: 'y' }, set: { SS: ['x', 'y'] } }) },
    left: [row('a', { ...two, new: { S: 'y' }, set: { SS: ['x', 'y'] } })],
  },
  {
    reference: 'UpdateItem, Request Parameters, Key',
    what: 'an update of what is not there makes it',
    send: (client) =>
      client.send(
        new UpdateItemCommand({
          ...{ TableName, Key: key('a'), ReturnValues: 'ALL_OLD' },
          UpdateExpression: 'ADD n :one',
          ExpressionAttributeValues: { ':one': { N: '1' } },
        }),
      ),
    answer: { Attributes: undefined },
    changes: [['INSERT', undefined, row('a', one)]],
  },
  {
    reference: 'UpdateItem, Errors, ConditionalCheckFailedException',
    what: 'an update whose condition fails',
    given: [row('a', one)],
    send: (client) =>
      client.send(
        new UpdateItemCommand({
          ...{ TableName, Key: key('a'), UpdateExpression: 'SET n = :two', ConditionExpression: 'n = :two' },
          ExpressionAttributeValues: { ':two': { N: '2' } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      ),
    answer: { name: 'ConditionalCheckFailedException', Item: row('a', one) },
    left: [row('a', one)],
  },
  {
    reference: 'DeleteItem, Request Parameters, ReturnValues',
    what: 'a deletion hands back what it deleted',
    given: [row('a', one)],
    send: (client) =>
      client.send(new DeleteItemCommand({ TableName, Key: key('a'), ReturnValues: 'ALL_OLD' })),
    answer: { Attributes: row('a', one) },
    left: [],
    changes: [['REMOVE', row('a', one), undefined]],
  },
  {
    reference: 'DeleteItem, Description: idempotent',
    what: 'a deletion of what is not there changes nothing',
    send: (client) => client.send(new DeleteItemCommand({ TableName, Key: key('a') })),
    answer: {},
    changes: [],
  },
  {
    reference: 'DeleteItem, Errors, ConditionalCheckFailedException',
    what: 'a deletion whose condition fails, without asking for the item',
    given: [row('a', one)],
    send: (client) =>
      client.send(
        new DeleteItemCommand({ TableName, Key: key('a'), ConditionExpression: 'attribute_not_exists(n)' }),
      ),
    answer: { name: 'ConditionalCheckFailedException', Item: undefined },
    left: [row('a', one)],
  },
];

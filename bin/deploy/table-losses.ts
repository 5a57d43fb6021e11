import { isDeepStrictEqual } from 'node:util';
import type { Properties } from './template.ts';

/** What a table would lose, or what CloudFormation cannot do with it in one update. */
export function tableLosses(before: Properties, after: Properties): string[] {
  return [
    ...indexLosses(before, after),
    ...attributeLosses(before, after),
    ...changed(
      before['LocalSecondaryIndexes'],
      after['LocalSecondaryIndexes'],
      'cannot have other local indexes',
    ),
    ...changed(
      before['TimeToLiveSpecification']?.AttributeName,
      after['TimeToLiveSpecification']?.AttributeName,
      'would forget rows by another attribute, and those that have the old one stay',
    ),
    ...changed(
      before['StreamSpecification'],
      after['StreamSpecification'],
      'would get another stream, and the changes waiting in this one would be lost',
    ),
    ...switchedOff(
      before['DeletionProtectionEnabled'],
      after['DeletionProtectionEnabled'],
      'be protected from deletion',
    ),
    ...switchedOff(
      before['PointInTimeRecoverySpecification']?.PointInTimeRecoveryEnabled,
      after['PointInTimeRecoverySpecification']?.PointInTimeRecoveryEnabled,
      'be kept for recovery at any point in time',
    ),
  ];
}

interface Index {
  readonly IndexName: string;
}

/** DynamoDB makes or deletes one index in an update, and never changes what one holds. */
function indexLosses(before: Properties, after: Properties): string[] {
  const [old, next] = [before, after].map(
    ({ GlobalSecondaryIndexes: indexes = [] }) =>
      new Map((indexes as Index[]).map(({ IndexName: name, ...index }) => [name, index])),
  ) as [Map<string, object>, Map<string, object>];
  const gone = [...old.keys()].filter((name) => !next.has(name));
  const other = [...old].filter(
    ([name, index]) => next.has(name) && !isDeepStrictEqual(next.get(name), index),
  );
  const added = [...next.keys()].filter((name) => !old.has(name));
  return [
    ...gone.map((name) => `would lose the index ${name}`),
    ...other.map(([name]) => `cannot have another index ${name}: add one with another name`),
    ...(added.length > 1 ? [`can have one new index in a deployment, not ${added.join(' and ')}`] : []),
  ];
}

interface Attribute {
  readonly AttributeName: string;
  readonly AttributeType: string;
}

function attributeLosses(before: Properties, after: Properties): string[] {
  const types = new Map(
    ((before['AttributeDefinitions'] ?? []) as Attribute[]).map((one) => [
      one.AttributeName,
      one.AttributeType,
    ]),
  );
  return ((after['AttributeDefinitions'] ?? []) as Attribute[])
    .filter(({ AttributeName: name, AttributeType: type }) => types.has(name) && types.get(name) !== type)
    .map(({ AttributeName: name }) => `cannot have the attribute ${name} with another type`);
}

function changed(before: unknown, after: unknown, loss: string): string[] {
  return before === undefined || isDeepStrictEqual(before, after) ? [] : [loss];
}

function switchedOff(before: unknown, after: unknown, state: string): string[] {
  return before === true && after !== true ? [`would no longer ${state}`] : [];
}

import { describe, expect, test } from 'vitest';
import { reconcileQueue, tableStream, unreconciled } from './references.ts';
import { synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const { storage, api } = synthesise();
const functions = functionsOf(api);
const refOf = (name: string) => ({ Ref: functions.get(name)?.logicalId });
const ofType = (type: string) => Object.values(api.findResources(type));
const idOf = (reference: { 'Fn::GetAtt': string[] }) => reference['Fn::GetAtt'][0] ?? '';

describe('The event source mapping', () => {
  const mappings = ofType('AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties);
  const mappingOf = (name: string) =>
    mappings.filter(({ FunctionName }) => FunctionName.Ref === refOf(name).Ref);

  test('passes the changes of records, containers and clones, and of no other rows, to their function', () => {
    expect(mappingOf('table-stream')).toEqual([
      {
        FunctionName: refOf('table-stream'),
        EventSourceArn: tableStream,
        FilterCriteria: {
          Filters: [
            {
              Pattern: JSON.stringify({
                dynamodb: { Keys: { sk: { S: ['resource', 'container', 'clone'] } } },
              }),
            },
          ],
        },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
        MaximumBatchingWindowInSeconds: 1,
        ParallelizationFactor: 2,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 3,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: unreconciled } },
      },
    ]);
  });

  test("passes the queue's messages to their function, with a limit of concurrent runs", () => {
    expect(mappingOf('reconcile-queue')).toEqual([
      {
        FunctionName: refOf('reconcile-queue'),
        EventSourceArn: reconcileQueue,
        BatchSize: 10,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        ScalingConfig: { MaximumConcurrency: 20 },
      },
    ]);
  });
});

describe('The reconcile queue', () => {
  const queueOf = (reference: { 'Fn::GetAtt': string[] }) =>
    api.findResources('AWS::SQS::Queue')[idOf(reference)];
  const retained = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

  test('gives a message up after five deliveries, and outlives the stack', () => {
    expect(queueOf(reconcileQueue)).toEqual({
      Type: 'AWS::SQS::Queue',
      ...retained,
      Properties: {
        MessageRetentionPeriod: 1_209_600,
        SqsManagedSseEnabled: true,
        VisibilityTimeout: 360,
        RedrivePolicy: { deadLetterTargetArn: unreconciled, maxReceiveCount: 5 },
      },
    });
    expect(queueOf(unreconciled)).toEqual({
      Type: 'AWS::SQS::Queue',
      ...retained,
      Properties: { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true },
    });
  });

  test("hides a message for six times its function's timeout", () => {
    const timeout = Number(functions.get('reconcile-queue')?.properties['Timeout']);
    expect(queueOf(reconcileQueue)?.['Properties'].VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
  });

  test.each([
    ['queue', reconcileQueue],
    ['dead letters', unreconciled],
  ])('has a policy for its %s that only denies: everything without TLS', (_, reference) => {
    const policies = ofType('AWS::SQS::QueuePolicy').filter(
      ({ Properties }) => Properties.Queues[0].Ref === idOf(reference),
    );
    expect(policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ]);
  });

  test("has its URL in every function's environment", () => {
    for (const [name, { properties }] of functions) {
      if (name === 'verification-keys') continue;
      expect(Object(properties['Environment']).Variables.RECONCILE_QUEUE_URL, name).toEqual({
        Ref: idOf(reconcileQueue),
      });
    }
  });
});

test('The stream is exported strongly, so that it cannot be removed from its reader', () => {
  const { 'Fn::ImportValue': name } = tableStream;
  const exported: { Export?: { Name: string } }[] = Object.values(storage.toJSON()['Outputs']);
  expect(exported).toContainEqual({
    Value: { 'Fn::GetAtt': ['TableCD117FA1', 'StreamArn'] },
    Export: { Name: name },
  });
});

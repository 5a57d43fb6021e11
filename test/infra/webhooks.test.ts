import { describe, expect, test } from 'vitest';
import { failedEvents, webhookQueue } from './references.ts';
import { EVERYTHING, synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const { api } = synthesise();
const functions = functionsOf(api);

describe('The webhook queue', () => {
  const [, { Properties: queue }] =
    Object.entries(api.findResources('AWS::SQS::Queue')).find(
      ([id]) => id === webhookQueue['Fn::GetAtt'][0],
    ) ?? expect.fail();

  test("gives a message up after five deliveries, and hides it for six times its function's timeout", () => {
    expect(queue).toEqual({
      MessageRetentionPeriod: 86_400,
      SqsManagedSseEnabled: true,
      VisibilityTimeout: 360,
      RedrivePolicy: { deadLetterTargetArn: failedEvents, maxReceiveCount: 5 },
    });
  });

  test('has concurrent runs with one message each: a hanging receiver takes one of them', () => {
    const mappings = Object.values(api.findResources('AWS::Lambda::EventSourceMapping'));
    expect(mappings.map(({ Properties }) => Properties)).toContainEqual({
      FunctionName: { Ref: functions.get('deliver-webhooks')?.logicalId },
      EventSourceArn: webhookQueue,
      BatchSize: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });
});

describe('The event bus', () => {
  test('is left out by default', () => {
    api.resourceCountIs('AWS::Events::EventBus', 0);
    const one = functions.get('table-stream');
    expect(Object(one?.properties['Environment']).Variables.EVENT_BUS_NAME).toBe('none');
  });

  test("is named after the stage, an output, and writable by the stream's reader", () => {
    const { api: withBus } = synthesise(EVERYTHING);
    expect(Object.values(withBus.findResources('AWS::Events::EventBus'))).toMatchObject([
      { Properties: { Name: 'resource-manager-dev' } },
    ]);
    const { allowed } = functionsOf(withBus).get('table-stream') ?? expect.fail();
    expect(allowed).toContainEqual(['events:PutEvents', { 'Fn::GetAtt': ['EventBus7B8748AA', 'Arn'] }]);
    expect(withBus.findOutputs('EventBusName')).toMatchObject({ EventBusName: { Value: expect.anything() } });
  });
});

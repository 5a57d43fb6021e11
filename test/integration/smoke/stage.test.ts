import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { type AwsClients, openStage } from '../../../bin/smoke/stage.ts';

const arn = (name: string) => `arn:aws:sqs:eu-central-1:123456789012:${name}`;
const url = (name: string) => `https://sqs.eu-central-1.amazonaws.com/123456789012/${name}`;

/** Resources of a stack by their type; those of the API stack come in two pages, and have a stack nested in it. */
const resources: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'ResourceManagerStorage-prod': [['AWS::DynamoDB::Table', 'resource-manager-prod']],
  'ResourceManagerApi-prod': [
    ['AWS::SQS::Queue', url('Failed')],
    ['AWS::SQS::Queue', url('Webhooks')],
    ['AWS::CloudWatch::Alarm', 'alarm-1'],
  ],
  'ResourceManagerApi-prod second': [
    ['AWS::SQS::Queue', url('Unreconciled')],
    ['AWS::SQS::Queue', url('Reconcile')],
    ['AWS::CloudFormation::Stack', 'nested'],
  ],
  nested: [['AWS::CloudWatch::Alarm', 'alarm-2']],
};

/** What AWS answers to each operation. */
const answers: Readonly<Record<string, (input: Record<string, string>) => object>> = {
  DescribeStacks: ({ StackName = '' }) => ({
    Stacks: [
      {
        Outputs: StackName.includes('Api')
          ? [{ OutputKey: 'ApiUrl', OutputValue: 'https://api.example' }]
          : [{ OutputKey: 'BucketName', OutputValue: 'bucket' }],
      },
    ],
  }),
  ListStackResources: ({ StackName = '', NextToken }) => ({
    StackResourceSummaries: (resources[NextToken ?? StackName] ?? []).map(([type, id]) => ({
      ResourceType: type,
      PhysicalResourceId: id,
    })),
    ...(StackName.includes('Api') && NextToken === undefined ? { NextToken: `${StackName} second` } : {}),
  }),
  GetQueueAttributes: ({ QueueUrl = '' }) => {
    const name = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
    const target = { Webhooks: 'Failed', Reconcile: 'Unreconciled' }[name];
    return {
      Attributes: {
        QueueArn: arn(name),
        ApproximateNumberOfMessages: name === 'Unreconciled' ? '3' : '0',
        ...(target === undefined
          ? {}
          : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(target) }) }),
      },
    };
  },
  DescribeAlarms: () => ({
    MetricAlarms: [{ AlarmName: 'alarm-1', StateValue: 'OK', ActionsEnabled: true, AlarmActions: ['topic'] }],
  }),
  GetAccountSettings: () => ({ AccountLimit: { ConcurrentExecutions: 10 } }),
};

/** The SDK's clients, whose commands are answered here. */
function clients(): AwsClients {
  const region = 'eu-central-1';
  return {
    stacks: answered(new CloudFormationClient({ region })),
    queues: answered(new SQSClient({ region })),
    alarms: answered(new CloudWatchClient({ region })),
    functions: answered(new LambdaClient({ region })),
    objects: answered(new S3Client({ region })),
  };
}

function answered<Client extends object>(client: Client): Client {
  const send = async (command: { input: Record<string, string> }) => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const answer = answers[operation];
    if (answer === undefined) throw new Error(`${operation} is not expected.`);
    return answer(command.input);
  };
  return Object.assign(client, { send });
}

test('a stage tells of its address, its dead-letter queues, its alarms and its concurrency', async () => {
  const { name, baseUrl, operator, close } = await openStage('prod', clients());
  expect([name, baseUrl]).toEqual(['stage prod', 'https://api.example']);
  expect(await operator.deadLetters?.()).toEqual([
    { name: 'Failed', messages: 0 },
    { name: 'Unreconciled', messages: 3 },
  ]);
  expect(await operator.alarms?.()).toEqual({
    declared: ['alarm-1', 'alarm-2'],
    found: [{ name: 'alarm-1', state: 'OK', notifies: true }],
  });
  expect(await operator.concurrency?.()).toBe(10);
  close();
});

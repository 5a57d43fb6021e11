import {
  CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { stackNames } from '../../lib/names.ts';
import type { FoundAlarm, Operator } from './deployment.ts';
import { objectsIn } from './objects.ts';

/** The clients of the services that an operator looks at, with credentials and region as the AWS command line finds them. */
function awsClients() {
  return {
    stacks: new CloudFormationClient({}),
    queues: new SQSClient({}),
    alarms: new CloudWatchClient({}),
    functions: new LambdaClient({}),
    objects: new S3Client({}),
  };
}

export type AwsClients = ReturnType<typeof awsClients>;

/** A deployed stage: what its stacks say, and what an operator may read of what is in them. */
export async function openStage(stage: string, clients: AwsClients = awsClients()) {
  const names = Object.values(stackNames(stage));
  const outputs = new Map<string, string>();
  for (const StackName of names) {
    const { Stacks = [] } = await clients.stacks.send(new DescribeStacksCommand({ StackName }));
    for (const { OutputKey = '', OutputValue = '' } of Stacks.flatMap(({ Outputs = [] }) => Outputs))
      outputs.set(OutputKey, OutputValue);
  }
  const output = (name: string) => {
    const value = outputs.get(name);
    if (value === undefined) throw new Error(`The stage ${stage} has no output ${name}: deploy it first.`);
    return value;
  };
  const operator: Operator = {
    ...objectsIn(clients.objects, output('BucketName')),
    async deadLetters() {
      return deadLetters(clients.queues, await physicalIds(clients.stacks, names, ['AWS::SQS::Queue']));
    },
    async alarms() {
      const declared = await physicalIds(clients.stacks, names, ALARMS);
      return { declared, found: await alarmsNamed(clients.alarms, declared) };
    },
    async concurrency() {
      const { AccountLimit } = await clients.functions.send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
  };
  return {
    name: `stage ${stage}`,
    baseUrl: output('ApiUrl'),
    operator,
    close() {
      for (const client of Object.values(clients)) client.destroy();
    },
  };
}

const ALARMS = ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'];

/**
 * The names that AWS has given to the resources of some types in these stacks and those nested in them: queues are named
 * by their URLs, alarms by their names.
 */
async function physicalIds(
  client: CloudFormationClient,
  stacks: readonly string[],
  types: readonly string[],
): Promise<string[]> {
  const ids: string[] = [];
  const rest = [...stacks];
  for (let StackName = rest.shift(); StackName !== undefined; StackName = rest.shift()) {
    for await (const page of paginateListStackResources({ client }, { StackName })) {
      for (const { ResourceType: type = '', PhysicalResourceId: id } of page.StackResourceSummaries ?? []) {
        if (id === undefined) continue;
        if (type === 'AWS::CloudFormation::Stack') rest.push(id);
        if (types.includes(type)) ids.push(id);
      }
    }
  }
  return ids;
}

/** Those of the queues that take what others could not deliver. */
async function deadLetters(client: SQSClient, urls: readonly string[]) {
  const queues = await Promise.all(
    urls.map(async (QueueUrl) => {
      const { Attributes = {} } = await client.send(
        new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['QueueArn', 'RedrivePolicy', 'ApproximateNumberOfMessages'],
        }),
      );
      return {
        name: QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1),
        arn: Attributes['QueueArn'],
        messages: Number(Attributes['ApproximateNumberOfMessages']),
        target: JSON.parse(Attributes['RedrivePolicy'] ?? '{}').deadLetterTargetArn as string | undefined,
      };
    }),
  );
  const targets = new Set(queues.map(({ target }) => target));
  return queues.filter(({ arn }) => targets.has(arn)).map(({ name, messages }) => ({ name, messages }));
}

/** One request takes a hundred names. */
const NAMES = 100;

async function alarmsNamed(client: CloudWatchClient, names: readonly string[]): Promise<FoundAlarm[]> {
  const found: FoundAlarm[] = [];
  for (let start = 0; start < names.length; start += NAMES) {
    const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
      new DescribeAlarmsCommand({
        AlarmNames: names.slice(start, start + NAMES),
        AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
        MaxRecords: NAMES,
      }),
    );
    for (const { AlarmName = '', StateValue = '', ActionsEnabled, AlarmActions = [] } of [
      ...MetricAlarms,
      ...CompositeAlarms,
    ]) {
      const notifies = ActionsEnabled === true && AlarmActions.length > 0;
      found.push({ name: AlarmName, state: StateValue, notifies });
    }
  }
  return found;
}

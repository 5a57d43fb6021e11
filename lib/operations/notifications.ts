import { Annotations, ArnFormat, Stack } from 'aws-cdk-lib';
import type { IAlarmAction } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { Configuration } from '../configuration.ts';
import { alarmName } from '../names.ts';

/** Whom the alarms notify: the configured address, the configured topic, both, or nobody, of which it warns. */
export function alarmActions(scope: Construct, configuration: Configuration): IAlarmAction[] {
  const { alarmEmail, alarmTopicArn, stage } = configuration;
  const topics: ITopic[] = [];
  if (alarmEmail !== undefined) topics.push(emailTopic(scope, stage, alarmEmail));
  if (alarmTopicArn !== undefined) topics.push(Topic.fromTopicArn(scope, 'GivenTopic', alarmTopicArn));
  if (topics.length === 0) {
    Annotations.of(scope).addWarningV2(
      'resource-manager:alarms',
      'The alarms notify nobody. Deploy with -c alarmEmail=ADDRESS or -c alarmTopicArn=ARN.',
    );
  }
  return topics.map((topic) => new SnsAction(topic));
}

/**
 * A topic with one subscriber, who must confirm. It is not encrypted: CloudWatch could not use the key that AWS manages,
 * and an alarm tells no secret.
 */
function emailTopic(scope: Construct, stage: string, address: string): Topic {
  const topic = new Topic(scope, 'AlarmTopic', {
    displayName: `Resource Manager, stage ${stage}`,
    enforceSSL: true,
  });
  // A topic with a policy of its own is closed to the account's alarms unless that opens it.
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { ArnLike: { 'aws:SourceArn': alarmArn(scope, stage) } },
    }),
  );
  topic.addSubscription(new EmailSubscription(address));
  return topic;
}

function alarmArn(scope: Construct, stage: string): string {
  return Stack.of(scope).formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: alarmName(stage, '*'),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

import { Duration, Validations } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** S3 delivers an event within seconds; one that could not be handled for an hour is worth a look. */
const delivery = { retryAttempts: 2, maxEventAge: Duration.hours(1) };

/** Where an event goes that could not be delivered or handled; it waits there for an operator. */
export function failedEvents(scope: Construct): Queue {
  const queue = new Queue(scope, 'FailedEvents', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the dead-letter queue of a rule and of a function, where this check does not look.',
  });
  return queue;
}

/** Hands every new object of the bucket to the function. The function's role must be let send to `failed`. */
export function handleUploads(scope: Construct, bucket: Bucket, handler: IFunction, failed: IQueue): void {
  handler.configureAsyncInvoke({
    ...delivery,
    onFailure: { bind: () => ({ destination: failed.queueArn }) },
  });
  new Rule(scope, 'ObjectCreated', {
    description: 'New objects of Resource Manager',
    eventPattern: {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [bucket.bucketName] } },
    },
    targets: [new LambdaFunction(handler, { ...delivery, deadLetterQueue: failed })],
  });
}

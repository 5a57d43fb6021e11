import { Duration, Validations } from 'aws-cdk-lib';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Events are usually handled within seconds; after this long, one needs an operator. */
const maxEventAge = Duration.hours(1);

/** The queue of events that could not be delivered or handled, for an operator. */
export function failedEvents(scope: Construct): Queue {
  const queue = new Queue(scope, 'FailedEvents', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  Validations.of(queue).acknowledge({
    id: 'AwsSolutions-SQS3',
    reason: 'It is the dead-letter queue of rules and of functions, where this check does not look.',
  });
  return queue;
}

/**
 * Retries the events of a background function, and sends those that keep failing to `failed`: the function's role needs
 * the right to send there.
 */
export function handleFailures(handler: IFunction, retryAttempts: number, failed: IQueue): void {
  handler.configureAsyncInvoke({
    retryAttempts,
    maxEventAge,
    onFailure: { bind: () => ({ destination: failed.queueArn }) },
  });
}

/** The function as the target of a rule, with the same handling of events that cannot be delivered to it. */
export function ruleTarget(handler: IFunction, retryAttempts: number, failed: IQueue): LambdaFunction {
  handleFailures(handler, retryAttempts, failed);
  return new LambdaFunction(handler, { retryAttempts, maxEventAge, deadLetterQueue: failed });
}

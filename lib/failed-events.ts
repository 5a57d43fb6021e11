import { Duration, Validations } from 'aws-cdk-lib';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Events are delivered within seconds; one that could not be handled for so long is worth a look. */
const maxEventAge = Duration.hours(1);

/** Where an event goes that could not be delivered or handled; it waits there for an operator. */
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
 * Lets a function that nobody waits for try an event again, and sends what it never handled to `failed`: the
 * function's role must be let send there.
 */
export function handleFailures(handler: IFunction, retryAttempts: number, failed: IQueue): void {
  handler.configureAsyncInvoke({
    retryAttempts,
    maxEventAge,
    onFailure: { bind: () => ({ destination: failed.queueArn }) },
  });
}

/** The function as the target of a rule: the same again for what cannot even be delivered to it. */
export function ruleTarget(handler: IFunction, retryAttempts: number, failed: IQueue): LambdaFunction {
  handleFailures(handler, retryAttempts, failed);
  return new LambdaFunction(handler, { retryAttempts, maxEventAge, deadLetterQueue: failed });
}

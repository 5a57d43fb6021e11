import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { EventSourceMapping, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Configuration } from './configuration.ts';
import { needs } from './needs.ts';

/** A message that fails this often names a broken job. The schedule starts the job again anyway. */
const MOST_RECEIVES = 5;

/** The most webhooks served at once: hanging receivers must not use up the account's concurrency. */
const MOST_RUNS = 10;

/** The queue of jobs that send webhooks their deliveries. Everything in it is also in the table. */
export function webhookQueue(scope: Construct, failed: IQueue): Queue {
  return new Queue(scope, 'WebhookQueue', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(1),
    deadLetterQueue: { queue: failed, maxReceiveCount: MOST_RECEIVES },
    // Six times the function's, as Lambda recommends: it retries by itself while all runs are busy.
    visibilityTimeout: Duration.seconds(6 * needs['deliver-webhooks'].timeout),
  });
}

/** Calls the function with the queue's messages, one at a time: each may take a while. */
export function deliverWebhooks(scope: Construct, handler: IFunction, queue: IQueue): void {
  new EventSourceMapping(scope, 'WebhookMessages', {
    target: handler,
    eventSourceArn: queue.queueArn,
    batchSize: 1,
    reportBatchItemFailures: true,
    maxConcurrency: MOST_RUNS,
  });
}

/** The bus that receives events, if the configuration asks for one. */
export function eventBus(scope: Construct, { eventBus: isOn, stage }: Configuration): EventBus | undefined {
  if (!isOn) return undefined;
  const bus = new EventBus(scope, 'EventBus', {
    eventBusName: `resource-manager-${stage}`,
    description: `What happens to the resources of Resource Manager, stage ${stage}`,
  });
  bus.applyRemovalPolicy(RemovalPolicy.DESTROY);
  return bus;
}

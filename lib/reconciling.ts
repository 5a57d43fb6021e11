import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type IFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { container, lastClone, resource } from '../lambdas/table/entities.ts';
import { ruleTarget } from './failed-events.ts';
import { needs } from './needs.ts';
import { streamBatches } from './stream-batches.ts';

/** The sort keys of the rows whose changes are handled: records, containers, and finished clones. */
const WATCHED = [resource.key('').sk, container.key('').sk, lastClone.key('').sk];

/** Deliveries of a message before it is left to an operator. */
const MOST_RECEIVES = 5;

/** Concurrent runs for the queue: many changes at once must not use up the account's concurrency. */
const MOST_RUNS = 20;

export interface ReconcileQueues {
  readonly queue: Queue;
  /** The queue of resources that could not be reconciled, for an operator. */
  readonly unreconciled: Queue;
}

/** The queue of resources to reconcile, and of those that failed. Both outlive the stack. */
export function reconcileQueues(scope: Construct): ReconcileQueues {
  const common = {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  };
  const unreconciled = new Queue(scope, 'Unreconciled', common);
  const queue = new Queue(scope, 'ReconcileQueue', {
    ...common,
    deadLetterQueue: { queue: unreconciled, maxReceiveCount: MOST_RECEIVES },
    // Six times the function's, as Lambda recommends: it retries by itself while all runs are busy.
    visibilityTimeout: Duration.seconds(6 * needs['reconcile-queue'].timeout),
  });
  return { queue, unreconciled };
}

/** Calls the function for the changes of records, in order for each, from the stream's oldest one on. */
export function reconcileChanges(
  scope: Construct,
  handler: IFunction,
  streamArn: string,
  unreconciled: IQueue,
): void {
  new EventSourceMapping(scope, 'TableStream', {
    target: handler,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [FilterCriteria.filter({ dynamodb: { Keys: { sk: { S: FilterRule.or(...WATCHED) } } } })],
    batchSize: streamBatches.size,
    maxBatchingWindow: Duration.seconds(streamBatches.windowSeconds),
    parallelizationFactor: streamBatches.atOnce,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 3,
    // The function's role needs the right to send there.
    onFailure: { bind: () => ({ destination: unreconciled.queueArn }) },
  });
}

/** Calls the function for the queue's messages. */
export function reconcileMessages(scope: Construct, handler: IFunction, queue: IQueue): void {
  new EventSourceMapping(scope, 'ReconcileMessages', {
    target: handler,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
    maxConcurrency: MOST_RUNS,
  });
}

/** Takes expired resources out of their lists, every minute. */
export function endEveryMinute(scope: Construct, handler: IFunction, failed: IQueue): void {
  new Rule(scope, 'EndResources', {
    description: 'Takes the expired resources of Resource Manager out of their lists',
    schedule: Schedule.rate(Duration.minutes(1)),
    // The next minute is the next try.
    targets: [ruleTarget(handler, 0, failed)],
  });
}

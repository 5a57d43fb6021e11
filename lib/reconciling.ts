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
import { lastClone, resource } from '../lambdas/table/entities.ts';
import { ruleTarget } from './failed-events.ts';
import { needs } from './needs.ts';

/** The sort keys of the rows whose changes are handed on: records, and clones that came to an end. */
const WATCHED = [resource.key('').sk, lastClone.key('').sk];

/** A message that is delivered so often and still fails is worth a look. */
const MOST_RECEIVES = 5;

/** So many runs of its function work on the queue at once: a wave of changes must not take the account's functions. */
const MOST_RUNS = 20;

export interface ReconcileQueues {
  readonly queue: Queue;
  /** Where a resource waits for an operator that could not be reconciled. */
  readonly unreconciled: Queue;
}

/** The queue of resources that are to be reconciled, and the one of those that could not be. Both outlive the stack. */
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
    // Six times the function's, as Lambda wants it: it tries again itself while all its runs are taken.
    visibilityTimeout: Duration.seconds(6 * needs['reconcile-queue'].timeout),
  });
  return { queue, unreconciled };
}

/** Hands the changes of resources' records to the function, in order for each, and all that the stream still holds. */
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
    batchSize: 100,
    maxBatchingWindow: Duration.seconds(1),
    parallelizationFactor: 2,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 3,
    // The function's role must be let send there.
    onFailure: { bind: () => ({ destination: unreconciled.queueArn }) },
  });
}

/** Hands the queue's messages to the function. */
export function reconcileMessages(scope: Construct, handler: IFunction, queue: IQueue): void {
  new EventSourceMapping(scope, 'ReconcileMessages', {
    target: handler,
    eventSourceArn: queue.queueArn,
    batchSize: 10,
    reportBatchItemFailures: true,
    maxConcurrency: MOST_RUNS,
  });
}

/** Takes what has expired out of its lists, every minute. */
export function endEveryMinute(scope: Construct, handler: IFunction, failed: IQueue): void {
  new Rule(scope, 'EndResources', {
    description: 'Takes the expired resources of Resource Manager out of their lists',
    schedule: Schedule.rate(Duration.minutes(1)),
    // The next minute is the next try.
    targets: [ruleTarget(handler, 0, failed)],
  });
}

import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** The resources that the alarms watch. */
export interface Watched {
  readonly api: HttpApi;
  readonly failed: IQueue;
  readonly unreconciled: IQueue;
  readonly runJob: IFunction;
  readonly tableStream: IFunction;
}

const period = Duration.minutes(5);

/** Changes are usually reconciled within a second or two. */
const LONGEST_BACKLOG = Duration.minutes(5);

/**
 * Together they detect every function's failures: behind the API a failure is a 5xx answer, behind an event or a
 * message it ends in a queue. A failed job pauses, and a retry during the pause succeeds without doing anything, so the
 * function that runs jobs has an alarm of its own. The account decides whom the alarms notify.
 */
export function addAlarms(
  scope: Construct,
  { api, failed, unreconciled, runJob, tableStream }: Watched,
): void {
  addAlarm(scope, 'ServerErrors', {
    metric: api.metricServerError({ period, statistic: 'Sum' }),
    description: 'The API answered with 5xx.',
  });
  addAlarm(scope, 'UnhandledEvents', {
    metric: failed.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    description: 'The event of an upload or of a job could not be handled; it waits in the queue.',
  });
  addAlarm(scope, 'FailedJobs', {
    metric: runJob.metricErrors({ period, statistic: 'Sum' }),
    description: 'A job in the background failed; it is retried after a pause until it succeeds.',
  });
  addAlarm(scope, 'UnreconciledResources', {
    metric: unreconciled.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    description: 'A resource could not be reconciled with its record; it waits in the queue.',
  });
  addAlarm(scope, 'LateChanges', {
    metric: tableStream.metric('IteratorAge', { period, statistic: 'Maximum' }),
    threshold: LONGEST_BACKLOG.toMilliseconds(),
    description: 'Changes of records wait for minutes before they are reconciled.',
  });
}

interface AlarmProps {
  readonly metric: Metric;
  readonly description: string;
  /** The alarm goes off above it. */
  readonly threshold?: number;
}

function addAlarm(scope: Construct, id: string, { metric, description, threshold = 0 }: AlarmProps): void {
  new Alarm(scope, id, {
    metric,
    alarmDescription: description,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

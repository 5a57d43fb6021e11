import { Duration } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/**
 * Between them they see every function fail: behind the API a failure is a 5xx answer, behind an event it ends in
 * the queue. A job that fails pauses, and what is tried again meanwhile leaves it alone and counts as handled: its
 * function tells of it by itself. Whom the alarms tell is left to the account they live in.
 */
export function addAlarms(scope: Construct, api: HttpApi, failed: Queue, runJob: IFunction): void {
  const period = Duration.minutes(5);
  addAlarm(
    scope,
    'ServerErrors',
    api.metricServerError({ period, statistic: 'Sum' }),
    'The API answered with 5xx.',
  );
  addAlarm(
    scope,
    'UnhandledEvents',
    failed.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    'The event of an upload or of a job could not be handled; it waits in the queue.',
  );
  addAlarm(
    scope,
    'FailedJobs',
    runJob.metricErrors({ period, statistic: 'Sum' }),
    'A job in the background failed; it is taken up again after a pause, as often as it takes.',
  );
}

function addAlarm(scope: Construct, id: string, metric: Metric, alarmDescription: string): void {
  new Alarm(scope, id, {
    metric,
    alarmDescription,
    threshold: 0,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

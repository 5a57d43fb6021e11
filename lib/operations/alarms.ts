import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IAlarmAction,
  type IMetric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { metrics } from '../../lambdas/metrics.ts';
import { type Door, type FunctionName, routeNames, routes } from '../../lambdas/routes.ts';
import { alarmName } from '../names.ts';
import { needs } from '../needs.ts';
import { accountMetric, expression, PERIOD, requestDuration, stageMetric, streamAge } from './metrics.ts';
import { gatewayThrottles, keyThrottles, tableThrottles } from './throttles.ts';
import { functionOf, type Watched } from './watched.ts';

interface Definition {
  /** A heading of the runbook, with or without `-` and what it is about. */
  readonly name: string;
  readonly description: string;
  readonly metric: IMetric;
  /** The alarm goes off above it. */
  readonly threshold: number;
  /** Whether it must last: two of three periods above the threshold. */
  readonly lasting?: boolean;
}

const PERCENT_OF_TIMEOUT = 80;

/** Functions called by events and messages. Those called each minute are not among them: their failures are kept. */
const EVENT_FUNCTIONS = ['object-created', 'table-stream', 'reconcile-queue', 'deliver-webhooks'] as const;

/**
 * What an operator must know of. Failures are aggregated where possible, since each metric in an alarm is billed: behind
 * the API a failure is a 5xx answer, behind an event, a message or a schedule it ends in a queue. Each alarm is explained
 * in the runbook.
 */
export function addAlarms(scope: Construct, watched: Watched, actions: readonly IAlarmAction[]): void {
  for (const definition of definitions(scope, watched)) addAlarm(scope, watched.stage, definition, actions);
}

function definitions(scope: Construct, watched: Watched): Definition[] {
  return [
    ...failures(watched),
    ...slowness(watched),
    ...limits(scope, watched),
    ...deadLetters(watched),
    ...delays(watched),
  ];
}

function failures(watched: Watched): Definition[] {
  const { api } = watched;
  const sum = { period: PERIOD, statistic: Stats.SUM };
  return [
    {
      name: 'ServerErrors',
      description: 'The API answered with 5xx.',
      metric: api.metricServerError(sum),
      threshold: 0,
    },
    {
      name: 'ErrorRate',
      description: 'More than 1 % of the requests to the API are answered with 5xx.',
      metric: expression('100 * failed / requests', {
        failed: api.metricServerError(sum),
        requests: api.metricCount(sum),
      }),
      threshold: 1,
      lasting: true,
    },
    {
      name: 'EventErrors',
      description:
        'More than 1 % of the runs for events and messages fail, stop at their time limit or crash.',
      metric: expression('100 * SUM([e0, e1, e2, e3]) / SUM([r0, r1, r2, r3])', {
        ...numbered('e', EVENT_FUNCTIONS, (name) => functionOf(watched, name).metricErrors(sum)),
        ...numbered('r', EVENT_FUNCTIONS, (name) => functionOf(watched, name).metricInvocations(sum)),
      }),
      threshold: 1,
      lasting: true,
    },
    {
      name: 'FailedJobs',
      description: 'A job in the background failed; it is tried again after a pause until it succeeds.',
      metric: functionOf(watched, 'run-job').metricErrors(sum),
      threshold: 0,
    },
  ];
}

/** Requests that reached their time limit are not among those that succeed: they are errors. */
function slowness(watched: Watched): Definition[] {
  const events = EVENT_FUNCTIONS.map((name, index) => `d${index} / ${needs[name].timeout * 1000}`);
  return [
    ...metrics.request.dimensions.door.map((door) => ({
      name: `SlowRequests-${door}`,
      description: `One in a hundred requests to the ${door} API takes ${PERCENT_OF_TIMEOUT} % of the time limit.`,
      metric: requestDuration(watched, door, 'p99'),
      threshold: (shortestTimeout(door) * 1000 * PERCENT_OF_TIMEOUT) / 100,
      lasting: true,
    })),
    {
      name: 'SlowEvents',
      description: `One in a hundred runs for events or messages takes ${PERCENT_OF_TIMEOUT} % of its time limit.`,
      metric: expression(
        `100 * MAX([${events.join(', ')}])`,
        numbered('d', EVENT_FUNCTIONS, (name) =>
          functionOf(watched, name).metricDuration({ period: PERIOD, statistic: 'p99' }),
        ),
      ),
      threshold: PERCENT_OF_TIMEOUT,
      lasting: true,
    },
  ];
}

/** In seconds: the metrics have no routes, and the alarm must not come after the first function's limit. */
function shortestTimeout(door: Door): number {
  return Math.min(
    ...routeNames.filter((name) => routes[name].door === door).map((name) => needs[name].timeout),
  );
}

function limits(scope: Construct, watched: Watched): Definition[] {
  return [
    {
      name: 'Throttles',
      description: "Lambda refused to start functions: the account's concurrency is used up.",
      metric: accountMetric('Throttles', Stats.SUM),
      threshold: 0,
    },
    {
      name: 'Concurrency',
      description: "More than 80 % of the account's concurrent executions are in use.",
      metric: expression(
        '100 * used / SERVICE_QUOTA(used)',
        { used: accountMetric('ConcurrentExecutions', Stats.MAXIMUM, Duration.minutes(1)) },
        Duration.minutes(1),
      ),
      threshold: 80,
      lasting: true,
    },
    {
      name: 'GatewayThrottles',
      description: 'API Gateway refused requests with 429, before any function saw them.',
      metric: gatewayThrottles(scope, watched),
      threshold: 0,
    },
    {
      name: 'TableThrottles',
      description: 'DynamoDB refused more than one request a second.',
      metric: tableThrottles(watched),
      threshold: PERIOD.toSeconds(),
      lasting: true,
    },
    {
      name: 'KeyThrottles',
      description: 'KMS refused to sign tokens: its quota is used up.',
      metric: keyThrottles(scope, watched),
      threshold: 0,
    },
  ];
}

function deadLetters({ failed, unreconciled }: Watched): Definition[] {
  const most = { period: PERIOD, statistic: Stats.MAXIMUM };
  return [
    {
      name: 'UnhandledEvents',
      description: 'An event, a run of a schedule or a message of a webhook failed; it waits in the queue.',
      metric: failed.metricApproximateNumberOfMessagesVisible(most),
      threshold: 0,
    },
    {
      name: 'UnreconciledResources',
      description: 'A resource could not be reconciled with its record; it waits in the queue.',
      metric: unreconciled.metricApproximateNumberOfMessagesVisible(most),
      threshold: 0,
    },
  ];
}

function delays(watched: Watched): Definition[] {
  const most = { period: PERIOD, statistic: Stats.MAXIMUM };
  return [
    {
      name: 'LateChanges',
      description: 'Changes of records wait for more than five minutes before they are reconciled.',
      metric: streamAge(watched),
      threshold: Duration.minutes(5).toMilliseconds(),
    },
    {
      name: 'LateReconciling',
      description: 'Resources wait in the queue for more than half an hour to be reconciled again.',
      metric: watched.reconcileQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: Duration.minutes(30).toSeconds(),
    },
    {
      name: 'LateDeliveries',
      description: 'Webhooks wait in the queue for more than 15 minutes to be served.',
      metric: watched.webhookQueue.metricApproximateAgeOfOldestMessage(most),
      threshold: Duration.minutes(15).toSeconds(),
    },
    {
      name: 'EndlessJobs',
      description: 'A job in the background is not done six hours after its first run.',
      metric: stageMetric(watched, 'oldest_job_seconds', Stats.MAXIMUM),
      threshold: Duration.hours(6).toSeconds(),
    },
  ];
}

function numbered(
  prefix: string,
  names: readonly FunctionName[],
  metric: (name: FunctionName) => IMetric,
): Record<string, IMetric> {
  return Object.fromEntries(names.map((name, index) => [`${prefix}${index}`, metric(name)]));
}

function addAlarm(
  scope: Construct,
  stage: string,
  { name, description, metric, threshold, lasting = false }: Definition,
  actions: readonly IAlarmAction[],
): void {
  const [heading = ''] = name.split('-');
  const alarm = new Alarm(scope, name, {
    alarmName: alarmName(stage, name),
    alarmDescription: `${description} What to do: docs/operating.md#${heading.toLowerCase()}`,
    metric,
    threshold,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: lasting ? 3 : 1,
    datapointsToAlarm: lasting ? 2 : 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(...actions);
  alarm.addOkAction(...actions);
}

import { Duration } from 'aws-cdk-lib';
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  LogQueryVisualizationType,
  LogQueryWidget,
  MathExpression,
  Metric,
  PeriodOverride,
  Row,
  Stats,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { type FunctionName, routeNames } from '../../lambdas/routes.ts';
import { dashboardName, logGroupName, metricsNamespace } from '../names.ts';
import { accountMetric, PERIOD, stageMetric, streamAge, tableMetric } from './metrics.ts';
import { functionOf, type Watched } from './watched.ts';

const WIDTH = 8;
const HEIGHT = 6;

/** The routes that answer with a page of a list. */
const LISTS: readonly FunctionName[] = [
  'list-resources',
  'read-catalogue',
  'list-containers',
  'list-container-resources',
  'list-webhooks',
  'list-deliveries',
];

const BACKGROUND: readonly FunctionName[] = [
  'object-created',
  'table-stream',
  'reconcile-queue',
  'end-resources',
  'run-job',
  'resume-jobs',
  'deliver-webhooks',
];

/** One page to see how the stage is. Graphs are free to look at; its queries read the logs of the time shown. */
export function addDashboard(scope: Construct, watched: Watched): void {
  const dashboard = new Dashboard(scope, 'Dashboard', {
    dashboardName: dashboardName(watched.stage),
    defaultInterval: Duration.hours(3),
    periodOverride: PeriodOverride.AUTO,
  });
  const sections: [string, IWidget[]][] = [
    ['Traffic', traffic(watched)],
    ['Errors', errors(watched)],
    ['Latency', latency(watched)],
    ['Uploads and storage', uploads(watched)],
    ['Lists', lists(watched)],
    ['Jobs and changes', jobs(watched)],
    ['Webhooks', webhooks(watched)],
    ['Cost drivers', costDrivers(watched)],
  ];
  for (const [title, widgets] of sections) {
    dashboard.addWidgets(new TextWidget({ markdown: `## ${title}`, width: 3 * WIDTH, height: 1 }));
    dashboard.addWidgets(new Row(...widgets));
  }
}

function traffic(watched: Watched): IWidget[] {
  const { api, stage } = watched;
  return [
    graph('Requests at the gateway', [api.metricCount({ statistic: Stats.SUM, period: PERIOD })]),
    graph('Requests by API and class of outcome', [requests(stage, 'duration_ms', 'SampleCount')]),
    table(watched, 'Accounts', apiFunctions(watched), [
      'filter ispresent(account_id)',
      'stats count(*) as requests, sum(bytes) as bytes, max(duration_ms) as slowest by account_id',
      'sort requests desc',
      'limit 20',
    ]),
  ];
}

function errors(watched: Watched): IWidget[] {
  const { api } = watched;
  const sum = { statistic: Stats.SUM, period: PERIOD };
  return [
    graph(
      'Answers with 4xx and 5xx',
      [api.metricClientError(sum)],
      [api.metricServerError({ ...sum, color: '#d62728' })],
    ),
    graph(
      'Failed runs in the background',
      BACKGROUND.map((name) => functionOf(watched, name).metricErrors({ ...sum, label: name })),
    ),
    table(
      watched,
      'Latest errors',
      [...apiFunctions(watched)],
      [
        'filter level = "ERROR" or ispresent(type)',
        'fields @timestamp, route, request_id, error, @log, record.status',
        'sort @timestamp desc',
        'limit 20',
      ],
    ),
  ];
}

function latency(watched: Watched): IWidget[] {
  const { api, stage } = watched;
  return [
    graph(
      'At the gateway, in milliseconds',
      ['p50', 'p99'].map((statistic) => api.metricLatency({ statistic, period: PERIOD, label: statistic })),
    ),
    graph('99 of 100 requests by API and class of outcome', [requests(stage, 'duration_ms', 'p99')]),
    table(watched, 'Routes', apiFunctions(watched), [
      'filter ispresent(route)',
      'stats count(*) as requests, pct(duration_ms, 99) as p99, max(duration_ms) as slowest by route, status',
      'sort requests desc',
      'limit 50',
    ]),
  ];
}

function uploads({ stage, bucketName: BucketName }: Watched): IWidget[] {
  const outcome = (statistic: string) =>
    search(
      `{"${metricsNamespace(stage)}",outcome} MetricName="uploaded_bytes"`,
      statistic,
      'Uploads by outcome',
    );
  const stored = (metricName: string, StorageType: string, label: string) =>
    new Metric({
      namespace: 'AWS/S3',
      metricName,
      dimensionsMap: { BucketName, StorageType },
      statistic: Stats.AVERAGE,
      period: Duration.days(1),
      label,
    });
  return [
    graph('Files that arrived', [outcome('SampleCount')]),
    graph('Bytes that arrived', [outcome('Sum')]),
    graph(
      'Stored, told once a day',
      [stored('BucketSizeBytes', 'StandardStorage', 'bytes')],
      [stored('NumberOfObjects', 'AllStorageTypes', 'objects')],
    ),
  ];
}

function lists(watched: Watched): IWidget[] {
  const query = { Operation: 'Query' };
  return [
    graph(
      'Queries of the table, in milliseconds',
      ['p50', 'p99'].map((statistic) =>
        tableMetric(watched, 'SuccessfulRequestLatency', statistic, query).with({ label: statistic }),
      ),
    ),
    graph('Rows that queries returned', [tableMetric(watched, 'ReturnedItemCount', Stats.SUM, query)]),
    table(watched, 'Routes of lists', LISTS, [
      'filter ispresent(route)',
      'stats count(*) as requests, avg(bytes) as bytes, pct(duration_ms, 99) as p99 by route',
      'sort requests desc',
    ]),
  ];
}

function jobs(watched: Watched): IWidget[] {
  const runJob = functionOf(watched, 'run-job');
  const age = { statistic: Stats.MAXIMUM, period: PERIOD };
  return [
    graph(
      'Unfinished jobs, and the age of the oldest in seconds',
      [stageMetric(watched, 'unfinished_jobs', Stats.MAXIMUM)],
      [stageMetric(watched, 'oldest_job_seconds', Stats.MAXIMUM)],
    ),
    graph('Runs of jobs', [
      runJob.metricInvocations({ statistic: Stats.SUM, period: PERIOD }),
      runJob.metricErrors({ statistic: Stats.SUM, period: PERIOD }),
    ]),
    graph(
      'How late changes are reconciled: stream in milliseconds, queue in seconds',
      [streamAge(watched)],
      [watched.reconcileQueue.metricApproximateAgeOfOldestMessage(age)],
    ),
  ];
}

function webhooks(watched: Watched): IWidget[] {
  const { webhookQueue } = watched;
  const deliver = functionOf(watched, 'deliver-webhooks');
  const most = { statistic: Stats.MAXIMUM, period: PERIOD };
  return [
    graph(
      'Webhooks that wait, and for how long in seconds',
      [webhookQueue.metricApproximateNumberOfMessagesVisible(most)],
      [webhookQueue.metricApproximateAgeOfOldestMessage(most)],
    ),
    graph('Runs for webhooks', [
      deliver.metricInvocations({ statistic: Stats.SUM, period: PERIOD }),
      deliver.metricErrors({ statistic: Stats.SUM, period: PERIOD }),
    ]),
    table(watched, 'Latest errors in the background', BACKGROUND, [
      'filter level = "ERROR" or ispresent(type)',
      'fields @timestamp, @log, message, error, record.status',
      'sort @timestamp desc',
      'limit 20',
    ]),
  ];
}

/** What is billed by use, each in its own unit; README has the prices. */
function costDrivers(watched: Watched): IWidget[] {
  const { stage, tableName } = watched;
  const units = (kind: 'Write' | 'Read') => [
    tableMetric(watched, `Consumed${kind}CapacityUnits`, Stats.SUM).with({ label: 'table' }),
    search(
      `{AWS/DynamoDB,TableName,GlobalSecondaryIndexName} TableName="${tableName}" MetricName="Consumed${kind}CapacityUnits"`,
      'Sum',
      'index',
    ),
  ];
  return [
    graph('Write units of the table and its indexes', units('Write')),
    graph('Read units of the table and its indexes', units('Read')),
    graph('Bytes written to logs', [
      search(`{AWS/Logs,LogGroupName} MetricName="IncomingBytes" "resource-manager/${stage}"`, 'Sum', 'log'),
    ]),
    graph('Executions at the same time, in the whole account', [
      accountMetric('ConcurrentExecutions', Stats.MAXIMUM),
    ]),
    graph('Bytes of requests and answers', [requests(stage, 'bytes', 'Sum')]),
    graph('Signatures by KMS, in the whole account', [
      new Metric({
        namespace: 'AWS/Usage',
        metricName: 'CallCount',
        dimensionsMap: { Service: 'KMS', Type: 'API', Resource: 'CryptographicOperationsEcc', Class: 'None' },
        statistic: Stats.SUM,
        period: PERIOD,
      }),
    ]),
  ];
}

function graph(title: string, left: IMetric[], right: IMetric[] = []): GraphWidget {
  return new GraphWidget({ title, left, right, width: WIDTH, height: HEIGHT });
}

/** A metric of requests, a line for each API and class of outcome. */
function requests(stage: string, name: string, statistic: string): MathExpression {
  return search(
    `{"${metricsNamespace(stage)}",door,outcome_class} MetricName="${name}"`,
    statistic,
    'Requests',
  );
}

/** All metrics that match. */
function search(query: string, statistic: string, label: string): MathExpression {
  return new MathExpression({
    expression: `SEARCH('${query}', '${statistic}')`,
    usingMetrics: {},
    label,
    period: PERIOD,
  });
}

function apiFunctions({ functions }: Watched): FunctionName[] {
  return [...routeNames, 'fallback' as const].filter((name) => functions.has(name));
}

/**
 * A query of the logs of these functions, at most 50, as a table. Lines with a type are Lambda's own, about runs that
 * went wrong.
 */
function table(
  { stage }: Watched,
  title: string,
  names: readonly FunctionName[],
  queryLines: string[],
): LogQueryWidget {
  return new LogQueryWidget({
    title,
    logGroupNames: names.map((name) => logGroupName(stage, name)),
    queryLines,
    view: LogQueryVisualizationType.TABLE,
    width: WIDTH,
    height: HEIGHT,
  });
}

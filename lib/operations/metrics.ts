import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Door } from '../../lambdas/routes.ts';
import { metricsNamespace } from '../names.ts';
import { functionOf, type Watched } from './watched.ts';

export const PERIOD = Duration.minutes(5);

/** How long requests of a door take that succeed, in milliseconds. */
export function requestDuration({ stage }: Watched, door: Door, statistic: string): Metric {
  return new Metric({
    namespace: metricsNamespace(stage),
    metricName: 'duration_ms',
    dimensionsMap: { door, outcome_class: 'done' },
    statistic,
    period: PERIOD,
  });
}

/** A metric of the stage without dimensions. */
export function stageMetric({ stage }: Watched, metricName: string, statistic: string): Metric {
  return new Metric({ namespace: metricsNamespace(stage), metricName, statistic, period: PERIOD });
}

/** A metric of all functions in the account and region, of this application or not: they share one quota. */
export function accountMetric(metricName: string, statistic: string, period = PERIOD): Metric {
  return new Metric({ namespace: 'AWS/Lambda', metricName, statistic, period });
}

export function tableMetric(
  { tableName: TableName }: Watched,
  metricName: string,
  statistic: string,
  dimensions: Readonly<Record<string, string>> = {},
): Metric {
  return new Metric({
    namespace: 'AWS/DynamoDB',
    metricName,
    dimensionsMap: { TableName, ...dimensions },
    statistic,
    period: PERIOD,
  });
}

/** How far the table's stream is behind, in milliseconds. */
export function streamAge(watched: Watched): Metric {
  return functionOf(watched, 'table-stream').metric('IteratorAge', {
    period: PERIOD,
    statistic: Stats.MAXIMUM,
  });
}

/** An expression of metrics by their names in it. */
export function expression(text: string, usingMetrics: Record<string, IMetric>, period = PERIOD) {
  return new MathExpression({ expression: text, usingMetrics, period });
}

interface LineCount {
  readonly id: string;
  readonly metricName: string;
  readonly log: ILogGroup;
  readonly pattern: string;
}

/** Counts the lines of a log that match a pattern. There is no metric, and none is billed, while none does. */
export function linesOf(
  scope: Construct,
  watched: Watched,
  { id, metricName, log, pattern }: LineCount,
): Metric {
  new MetricFilter(scope, id, {
    logGroup: log,
    filterPattern: FilterPattern.literal(pattern),
    metricNamespace: metricsNamespace(watched.stage),
    metricName,
    metricValue: '1',
  });
  return stageMetric(watched, metricName, Stats.SUM);
}

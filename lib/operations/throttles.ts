import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { needs } from '../needs.ts';
import { expression, linesOf, tableMetric } from './metrics.ts';
import { functionOf, type Watched } from './watched.ts';

/** Requests that the gateway answered with 429 itself: no function was called. A client's own limit is not among them. */
export function gatewayThrottles(scope: Construct, watched: Watched): IMetric {
  return linesOf(scope, watched, {
    id: 'GatewayThrottleLines',
    metricName: 'gateway_throttles',
    log: watched.accessLog,
    pattern: '{ ($.status = "429") && ($.integrationStatus = "-") }',
  });
}

/** How KMS words its refusal; the log has it in `error`. */
export const KMS_REFUSAL = 'exceeded the rate at which you may call KMS';

/** Tokens that were not issued since KMS refused to sign them. */
export function keyThrottles(scope: Construct, watched: Watched): IMetric {
  return linesOf(scope, watched, {
    id: 'KeyThrottleLines',
    metricName: 'key_throttles',
    log: functionOf(watched, 'issue-token').logGroup,
    pattern: `{ $.error = "*${KMS_REFUSAL}*" }`,
  });
}

/** Requests to the table and its indexes that were throttled; the SDK repeats them. */
export function tableThrottles(watched: Watched): IMetric {
  const operations = [...new Set(Object.values(needs).flatMap(({ table = [] }) => table))].toSorted();
  const names = operations.map((_, index) => `t${index}`);
  return expression(
    `SUM([${names.join(', ')}])`,
    Object.fromEntries(
      operations.map((Operation, index) => [
        `t${index}`,
        tableMetric(watched, 'ThrottledRequests', Stats.SUM, { Operation }),
      ]),
    ),
  );
}

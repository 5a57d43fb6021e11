import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { metrics } from '../../lambdas/metrics.ts';
import { EVERYTHING, synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const { api, operations, warnings } = synthesise();
const functions = functionsOf(api);
const NAMESPACE = 'ResourceManager/dev';

interface MetricStat {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

interface Alarm extends MetricStat {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly Metrics?: readonly {
    readonly Expression?: string;
    readonly MetricStat?: { Metric: MetricStat };
  }[];
  readonly AlarmActions?: unknown;
  readonly OKActions?: unknown;
  readonly [property: string]: unknown;
}

const alarmsOf = (template: typeof operations): Alarm[] =>
  Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);

const alarms = alarmsOf(operations);
const shortName = ({ AlarmName }: Alarm) => AlarmName.replace('resource-manager-dev-', '');
const metricsOf = (alarm: Alarm): MetricStat[] =>
  alarm.Metrics?.flatMap(({ MetricStat: stat }) => stat?.Metric ?? []) ?? [alarm];

/** What a parameter of the nested stack stands for in the API's stack. */
function referred(value: unknown): unknown {
  const [nested] = Object.values(api.findResources('AWS::CloudFormation::Stack'));
  return nested?.['Properties'].Parameters[Object(value).Ref] ?? value;
}

const functionName = (name: string) => ({ Ref: functions.get(name)?.logicalId });

describe('The alarms', () => {
  test('are these, with what they watch and when they go off', () => {
    const told = alarms.map((alarm) => [
      shortName(alarm),
      alarm.Metrics?.find(({ Expression }) => Expression)?.Expression ??
        `${alarm.Namespace} ${alarm.MetricName}`,
      `${alarm['Statistic'] ?? alarm['ExtendedStatistic'] ?? 'above'} ${alarm['Threshold']}`,
      `${alarm['DatapointsToAlarm']} of ${alarm['EvaluationPeriods']}`,
    ]);
    expect(told).toEqual([
      ['ServerErrors', 'AWS/ApiGateway 5xx', 'Sum 0', '1 of 1'],
      ['ErrorRate', '100 * failed / requests', 'above 1', '2 of 3'],
      ['EventErrors', '100 * SUM([e0, e1, e2, e3]) / SUM([r0, r1, r2, r3])', 'above 1', '2 of 3'],
      ['FailedJobs', 'AWS/Lambda Errors', 'Sum 0', '1 of 1'],
      ['SlowRequests-oauth', `${NAMESPACE} duration_ms`, 'p99 4000', '2 of 3'],
      ['SlowRequests-resource-manager', `${NAMESPACE} duration_ms`, 'p99 4000', '2 of 3'],
      ['SlowRequests-content', `${NAMESPACE} duration_ms`, 'p99 8000', '2 of 3'],
      ['SlowRequests-catalogue', `${NAMESPACE} duration_ms`, 'p99 8000', '2 of 3'],
      ['SlowRequests-containers', `${NAMESPACE} duration_ms`, 'p99 8000', '2 of 3'],
      ['SlowEvents', '100 * MAX([d0 / 30000, d1 / 60000, d2 / 60000, d3 / 60000])', 'above 80', '2 of 3'],
      ['Throttles', 'AWS/Lambda Throttles', 'Sum 0', '1 of 1'],
      ['Concurrency', '100 * used / SERVICE_QUOTA(used)', 'above 80', '2 of 3'],
      ['GatewayThrottles', `${NAMESPACE} gateway_throttles`, 'Sum 0', '1 of 1'],
      ['TableThrottles', 'SUM([t0, t1, t2, t3, t4, t5, t6])', 'above 300', '2 of 3'],
      ['KeyThrottles', `${NAMESPACE} key_throttles`, 'Sum 0', '1 of 1'],
      ['UnhandledEvents', 'AWS/SQS ApproximateNumberOfMessagesVisible', 'Maximum 0', '1 of 1'],
      ['UnreconciledResources', 'AWS/SQS ApproximateNumberOfMessagesVisible', 'Maximum 0', '1 of 1'],
      ['LateChanges', 'AWS/Lambda IteratorAge', 'Maximum 300000', '1 of 1'],
      ['LateReconciling', 'AWS/SQS ApproximateAgeOfOldestMessage', 'Maximum 1800', '1 of 1'],
      ['LateDeliveries', 'AWS/SQS ApproximateAgeOfOldestMessage', 'Maximum 900', '1 of 1'],
      ['EndlessJobs', `${NAMESPACE} oldest_job_seconds`, 'Maximum 21600', '1 of 1'],
    ]);
    for (const alarm of alarms)
      expect(alarm).toMatchObject({
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
      });
  });

  test.each<[string, unknown[]]>([
    ['FailedJobs', [functionName('run-job')]],
    ['LateChanges', [functionName('table-stream')]],
    [
      'SlowEvents',
      ['object-created', 'table-stream', 'reconcile-queue', 'deliver-webhooks'].map(functionName),
    ],
    ['UnhandledEvents', [{ 'Fn::GetAtt': ['FailedEventsA83487DA', 'QueueName'] }]],
    ['UnreconciledResources', [{ 'Fn::GetAtt': ['Unreconciled8D0E7E3F', 'QueueName'] }]],
    ['LateReconciling', [{ 'Fn::GetAtt': ['ReconcileQueue152AB589', 'QueueName'] }]],
    ['LateDeliveries', [{ 'Fn::GetAtt': ['WebhookQueueA9D318EA', 'QueueName'] }]],
    ['ErrorRate', [{ Ref: 'ApiF70053CD' }, { Ref: 'ApiF70053CD' }]],
    ['Throttles', []],
    ['Concurrency', []],
  ])('watch what they are named after: %s', (name, expected) => {
    const alarm = alarms.find((one) => shortName(one) === name) ?? expect.fail();
    const values = metricsOf(alarm).flatMap(({ Dimensions = [] }) => Dimensions.map(({ Value }) => Value));
    expect(values.map(referred)).toEqual(expected);
  });

  test('use at most ten metrics each, which is the most, and 38 in all, each of which is billed', () => {
    const counts = alarms.map((alarm) => metricsOf(alarm).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(10);
    expect(counts.reduce((sum, count) => sum + count)).toBe(38);
  });

  test('are each explained by a paragraph of the runbook, to which they lead, and no others are', () => {
    const document = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
    const [, runbook = ''] = /^## Alarms$(.*?)^## /ms.exec(document) ?? [];
    const paragraphs = [...runbook.matchAll(/^### (\S+)\n\n(.+?)\n\n/gms)].map(([, heading = '', text]) => {
      expect(text?.length, heading).toBeGreaterThan(100);
      return heading;
    });
    const headings = [...new Set(alarms.map((alarm) => shortName(alarm).split('-')[0]))];
    expect(paragraphs.toSorted()).toEqual(headings.toSorted());
    for (const alarm of alarms) {
      const [, anchor] = / What to do: docs\/operating\.md#(\w+)$/.exec(alarm.AlarmDescription) ?? [];
      expect(paragraphs.map((heading) => heading.toLowerCase())).toContain(anchor);
      expect(shortName(alarm).toLowerCase()).toContain(anchor);
    }
  });
});

describe('The metrics of the stage', () => {
  const filters = Object.values(operations.findResources('AWS::Logs::MetricFilter')).map(
    ({ Properties }) => Properties,
  );

  test('are, with those counted from logs, at most 60', () => {
    const declared = Object.values(metrics).map(({ names, dimensions }) =>
      Object.values(dimensions).reduce((count, values) => count * values.length, names.length),
    );
    expect([...declared, filters.length]).toEqual([40, 3, 2, 2]);
    expect(declared.reduce((sum, count) => sum + count, filters.length)).toBeLessThanOrEqual(60);
  });

  test('that are counted from logs are throttles by the gateway and by KMS', () => {
    expect(
      filters.map(({ LogGroupName, FilterPattern, MetricTransformations }) => ({
        log: referred(LogGroupName),
        pattern: FilterPattern,
        metrics: MetricTransformations,
      })),
    ).toEqual([
      {
        log: { Ref: 'AccessLogD598EBE9' },
        pattern: '{ ($.status = "429") && ($.integrationStatus = "-") }',
        metrics: [{ MetricNamespace: NAMESPACE, MetricName: 'gateway_throttles', MetricValue: '1' }],
      },
      {
        log: { Ref: 'issuetokenLog3CA9FD83' },
        pattern: '{ $.error = "*exceeded the rate at which you may call KMS*" }',
        metrics: [{ MetricNamespace: NAMESPACE, MetricName: 'key_throttles', MetricValue: '1' }],
      },
    ]);
  });

  test('are written by functions or counted from logs, if an alarm watches them', () => {
    const known = new Set([
      ...filters.map(({ MetricTransformations: [made] }) => `${made.MetricName} {}`),
      ...Object.values(metrics).flatMap(({ names, dimensions }) =>
        names.flatMap((name) =>
          combinations(dimensions).map((values) => `${name} ${JSON.stringify(values)}`),
        ),
      ),
    ]);
    const watched = alarms.flatMap(metricsOf).filter(({ Namespace }) => Namespace === NAMESPACE);
    expect(watched).toHaveLength(8);
    for (const { MetricName, Dimensions = [] } of watched) {
      const values = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]));
      expect([...known]).toContain(`${MetricName} ${JSON.stringify(values)}`);
    }
  });
});

/** All combinations of one value for each dimension. */
function combinations(dimensions: Readonly<Record<string, readonly string[]>>): Record<string, string>[] {
  return Object.entries(dimensions).reduce<Record<string, string>[]>(
    (made, [name, values]) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

describe('The alarms notify', () => {
  const actionsOf = (context: Record<string, unknown>) => {
    const { operations: template } = synthesise(context);
    const found = alarmsOf(template).map(({ AlarmActions, OKActions }) => {
      expect(OKActions).toEqual(AlarmActions);
      return JSON.stringify(AlarmActions);
    });
    expect(new Set(found).size).toBe(1);
    const [actions] = found;
    return { template, actions: actions === undefined ? undefined : JSON.parse(actions) };
  };
  const TOPIC = 'arn:aws:sns:eu-central-1:123456789012:alarms';

  test('nobody by default, of which the synthesis warns', () => {
    expect(alarms.map(({ AlarmActions }) => AlarmActions)).toEqual(alarms.map(() => undefined));
    operations.resourceCountIs('AWS::SNS::Topic', 0);
    expect(warnings.filter((warning) => warning.startsWith('The alarms'))).toEqual([
      'The alarms notify nobody. Deploy with -c alarmEmail=ADDRESS or -c alarmTopicArn=ARN. [ack: resource-manager:alarms]',
    ]);
  });

  test('an address by a topic over TLS, into which only these alarms may publish', () => {
    const { template, actions } = actionsOf(EVERYTHING);
    const topic = { Ref: 'AlarmTopicD01E77F9' };
    expect(actions).toEqual([topic]);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operators@example.com',
      TopicArn: topic,
    });
    const [{ Properties: policy } = expect.fail()] = Object.values(
      template.findResources('AWS::SNS::TopicPolicy'),
    );
    expect(policy.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: {
          ArnLike: {
            'aws:SourceArn': {
              'Fn::Join': ['', expect.arrayContaining([':alarm:resource-manager-dev-*'])],
            },
          },
        },
      }),
    ]);
  });

  test("the operator's own topic", () => {
    const { template, actions } = actionsOf({ alarmTopicArn: TOPIC });
    expect(actions).toEqual([TOPIC]);
    expect(synthesise({ alarmTopicArn: TOPIC }).warnings.join()).not.toContain('The alarms');
    template.resourceCountIs('AWS::SNS::Topic', 0);
  });

  test('both if both are given', () => {
    const { actions } = actionsOf({ alarmTopicArn: TOPIC, alarmEmail: 'operators@example.com' });
    expect(actions).toEqual([{ Ref: 'AlarmTopicD01E77F9' }, TOPIC]);
  });
});

describe('The dashboard', () => {
  const [dashboard] = Object.values(operations.findResources('AWS::CloudWatch::Dashboard'));
  const { DashboardName, DashboardBody } = dashboard?.['Properties'] ?? {};
  const body: string = DashboardBody['Fn::Join'][1]
    .map((part: unknown) => (typeof part === 'string' ? part : 'reference'))
    .join('');
  const { widgets }: { widgets: { type: string; width: number; properties: Record<string, string> }[] } =
    JSON.parse(body);
  const queries = widgets
    .filter(({ type }) => type === 'log')
    .map(({ properties }) => properties['query'] ?? '');

  test('shows traffic, errors, latency, uploads, lists, jobs, webhooks and what drives the costs', () => {
    expect(DashboardName).toBe('resource-manager-dev');
    const sections = widgets
      .filter(({ type }) => type === 'text')
      .map(({ properties }) => properties['markdown']);
    expect(sections).toEqual([
      '## Traffic',
      '## Errors',
      '## Latency',
      '## Uploads and storage',
      '## Lists',
      '## Jobs and changes',
      '## Webhooks',
      '## Cost drivers',
    ]);
    expect(widgets.every(({ width }) => width === 8 || width === 24)).toBe(true);
  });

  test('searches for metrics that functions write', () => {
    const searched = [
      ...body.matchAll(/\{\\"ResourceManager\/dev\\",([\w,]+)\} MetricName=\\"(\w+)\\"/g),
    ].map(([, dimensions, name]) => `${dimensions} ${name}`);
    const written = Object.values(metrics).flatMap(({ names, dimensions }) =>
      names.map((name) => `${Object.keys(dimensions).join()} ${name}`),
    );
    expect(searched).toHaveLength(5);
    for (const one of searched) expect(written).toContain(one);
  });

  test('queries logs that exist, at most 50 at once', () => {
    expect(queries).toHaveLength(5);
    for (const query of queries) {
      const logs = [...query.matchAll(/SOURCE '([^']+)'/g)].map(([, name]) => name);
      expect(logs.length).toBeLessThanOrEqual(50);
      const existing = [...functions.values()].map(({ logGroup }) => logGroup['LogGroupName']);
      for (const log of logs) expect(existing).toContain(log);
    }
  });
});

test('Alarms and dashboard are nested in the stack that they watch, which exports nothing for them', () => {
  const [nested, ...others] = Object.values(api.findResources('AWS::CloudFormation::Stack'));
  expect(others).toEqual([]);
  expect(Object.keys(nested?.['Properties'].Parameters)).toHaveLength(14);
  const outputs: Record<string, { Export?: unknown }> = api.toJSON()['Outputs'];
  expect(Object.values(outputs).filter((output) => output.Export)).toEqual([]);
});

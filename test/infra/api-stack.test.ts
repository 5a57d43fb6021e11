import { describe, expect, test } from 'vitest';
import { type Route, routeNames, routes } from '../../lambdas/routes.ts';
import { failedEvents, storageExport } from './references.ts';
import { CHOSEN, synthesise } from './synthesis.ts';
import { functionsOf } from './template-functions.ts';

const { api } = synthesise(CHOSEN);
const resources = api.toJSON()['Resources'];
const functions = functionsOf(api);
const only = (type: string) => Object.values(api.findResources(type)).map(({ Properties }) => Properties);

describe('The HTTP API', () => {
  const routeKeys = new Map(
    only('AWS::ApiGatewayV2::Route').map((route) => {
      const integration = resources[route.Target['Fn::Join'][1][1].Ref].Properties;
      const logicalId = integration.IntegrationUri['Fn::GetAtt'][0];
      const [name] = [...functions].find(([, one]) => one.logicalId === logicalId) ?? [];
      return [route.RouteKey, { name, payload: integration.PayloadFormatVersion }];
    }),
  );

  test("routes the table's routes, and no others, to their functions", () => {
    const expected = routeNames.flatMap((name) => {
      const { methods, paths }: Route = routes[name];
      return methods.flatMap((method) =>
        paths.map((path) => [`${method} ${path}`, { name, payload: '2.0' }]),
      );
    });
    const fallback = ['$default', { name: 'fallback', payload: '2.0' }];
    expect(Object.fromEntries(routeKeys)).toEqual(Object.fromEntries([...expected, fallback]));
  });

  test("has no two routes that differ only in a variable's name or greediness: API Gateway may refuse them", () => {
    const shapes = [...routeKeys.keys()].map((key) => key.replaceAll(/\{\w+\+?\}/g, '{}'));
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  test('has one integration for each function: API Gateway allows few calls a second during a deployment', () => {
    api.resourceCountIs('AWS::ApiGatewayV2::Integration', routeNames.length + 1);
  });

  test('may invoke each function of a route, by one permission for its routes', () => {
    const permissions = only('AWS::Lambda::Permission').filter(
      ({ Principal }) => Principal === 'apigateway.amazonaws.com',
    );
    const callers = permissions.map(({ SourceArn }) => SourceArn['Fn::Join'][1].slice(-2));
    const api = { Ref: expect.stringMatching(/^Api/) };
    expect(callers).toEqual([...routeNames.map(() => [api, '/*/*/*']), [api, '/*/*']]);
  });

  test('answers preflight requests of the configured pages', () => {
    expect(only('AWS::ApiGatewayV2::Api')).toEqual([
      {
        Name: 'resource-manager-dev',
        ProtocolType: 'HTTP',
        CorsConfiguration: {
          AllowOrigins: ['https://a.example'],
          AllowMethods: ['POST', 'GET', 'HEAD', 'PATCH', 'DELETE', 'PUT'],
          AllowHeaders: ['authorization', 'content-type', 'idempotency-key'],
          ExposeHeaders: ['x-request-id', 'retry-after', 'location', 'link'],
          MaxAge: 3600,
        },
      },
    ]);
  });

  test('throttles', () => {
    expect(only('AWS::ApiGatewayV2::Stage')).toEqual([
      expect.objectContaining({
        StageName: '$default',
        AutoDeploy: true,
        DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 20 },
      }),
    ]);
  });

  test('logs no path, no query and no credentials, since links and references grant access', () => {
    const [{ AccessLogSettings: log }] = only('AWS::ApiGatewayV2::Stage');
    expect(Object.values(JSON.parse(log.Format))).toEqual([
      '$context.requestId',
      '$context.requestTime',
      '$context.routeKey',
      '$context.status',
      '$context.integrationStatus',
      '$context.responseLatency',
      '$context.integrationErrorMessage',
      '$context.identity.sourceIp',
      '$context.identity.userAgent',
    ]);
    expect(resources[log.DestinationArn['Fn::GetAtt'][0]].Properties).toEqual({
      LogGroupName: '/aws/vendedlogs/resource-manager/dev',
      RetentionInDays: 7,
    });
  });
});

const arnOf = (name: string) => ({ 'Fn::GetAtt': [functions.get(name)?.logicalId, 'Arn'] });

/** A rule's target: events that it cannot deliver go to the queue. */
const target = (name: string, retries: number) => ({
  Id: 'Target0',
  Arn: arnOf(name),
  DeadLetterConfig: { Arn: failedEvents },
  RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: retries },
});

describe('The rules', () => {
  const rules = Object.entries(api.findResources('AWS::Events::Rule'));

  test('pass the uploads of providers, and no other objects, to their function', () => {
    const [, rule] = rules.find(([id]) => id.startsWith('ObjectCreated')) ?? expect.fail();
    expect(rule.Properties).toMatchObject({
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [storageExport('ExportsOutputRefBucket83908E7781C90AC0')] },
          object: { key: [{ prefix: 'resources/' }] },
        },
      },
      Targets: [target('object-created', 2)],
    });
  });

  test('start unfinished jobs every minute', () => {
    const [, rule] = rules.find(([id]) => id.startsWith('ResumeJobs')) ?? expect.fail();
    expect(rule.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [target('resume-jobs', 0)],
    });
  });

  test('take expired resources out of their lists every minute', () => {
    const [, rule] = rules.find(([id]) => id.startsWith('EndResources')) ?? expect.fail();
    expect(rule.Properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      State: 'ENABLED',
      Targets: [target('end-resources', 0)],
    });
  });

  test('are complete, and each may invoke its own function only', () => {
    expect(rules).toHaveLength(3);
    const permissions = only('AWS::Lambda::Permission').filter(
      ({ Principal }) => Principal === 'events.amazonaws.com',
    );
    expect(permissions.map(({ FunctionName, SourceArn }) => [FunctionName, SourceArn])).toEqual(
      rules.map(([id, { Properties }]) => [Properties.Targets[0].Arn, { 'Fn::GetAtt': [id, 'Arn'] }]),
    );
  });
});

describe('Events', () => {
  test.each([
    ['object-created', 2],
    ['run-job', 2],
    ['resume-jobs', 0],
    ['end-resources', 0],
  ])('that %s fails to handle are retried %d times, and end in the queue', (name, retries) => {
    const logicalId = functions.get(name)?.logicalId;
    const [configuration, ...others] = only('AWS::Lambda::EventInvokeConfig').filter(
      ({ FunctionName }) => FunctionName.Ref === logicalId,
    );
    expect(others).toEqual([]);
    expect(configuration).toEqual({
      FunctionName: { Ref: logicalId },
      Qualifier: '$LATEST',
      MaximumEventAgeInSeconds: 3600,
      MaximumRetryAttempts: retries,
      DestinationConfig: { OnFailure: { Destination: failedEvents } },
    });
  });

  test('that failed are kept for 14 days, encrypted and over TLS only', () => {
    const id = failedEvents['Fn::GetAtt'][0] ?? '';
    expect(resources[id].Properties).toEqual({
      MessageRetentionPeriod: 1_209_600,
      SqsManagedSseEnabled: true,
    });
    const [{ PolicyDocument: policy }] = only('AWS::SQS::QueuePolicy').filter(
      ({ Queues }) => Queues[0].Ref === id,
    );
    expect(policy.Statement).toEqual([
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ...Object.keys(api.findResources('AWS::Events::Rule')).map((rule) =>
        expect.objectContaining({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: expect.objectContaining({
            ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [rule, 'Arn'] } },
          }),
        }),
      ),
    ]);
  });
});

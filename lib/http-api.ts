import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpRoute,
  type HttpRouteIntegration,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { FunctionName } from '../lambdas/routes.ts';
import { crossOrigin, type Route, routeNames, routes } from '../lambdas/routes.ts';
import { accessLogEntry } from './access-log.ts';
import type { Configuration } from './configuration.ts';
import { ownDomain } from './domain.ts';

/** The API, its only stage and its domain, without routes: their functions need its address first. And the stage's access log. */
export function httpApi(
  scope: Construct,
  configuration: Configuration,
): { readonly api: HttpApi; readonly accessLog: LogGroup } {
  const methods = new Set(routeNames.flatMap((name) => routes[name].methods));
  const api = new HttpApi(scope, 'Api', {
    apiName: `resource-manager-${configuration.stage}`,
    createDefaultStage: false,
    corsPreflight: {
      allowOrigins: configuration.corsOrigins,
      allowMethods: [...methods].map((method) => CorsHttpMethod[method]),
      allowHeaders: [...crossOrigin.allowHeaders],
      exposeHeaders: [...crossOrigin.exposeHeaders],
      maxAge: Duration.seconds(crossOrigin.maximumAgeSeconds),
    },
  });
  const accessLog = stageLog(scope, configuration);
  const stage = new HttpStage(scope, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: { rateLimit: configuration.throttleRate, burstLimit: configuration.throttleBurst },
    accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format },
  });
  ownDomain(scope, configuration, api, stage);
  return { api, accessLog };
}

/** Routes every row of the route table to its own function, and everything else to the fallback. */
export function addRoutes(api: HttpApi, makeFunction: (name: FunctionName) => IFunction): void {
  for (const name of routeNames) {
    const { methods, paths }: Route = routes[name];
    // One permission for all routes of a function: a template has room for 500 resources.
    const integration = new HttpLambdaIntegration(name, makeFunction(name), {
      scopePermissionToRoute: false,
    });
    for (const path of paths) {
      for (const method of methods) addRoute(api, HttpRouteKey.with(path, HttpMethod[method]), integration);
    }
  }
  // That permission would not be for `$default`, which has no path.
  addRoute(api, HttpRouteKey.DEFAULT, new HttpLambdaIntegration('fallback', makeFunction('fallback')));
}

function addRoute(api: HttpApi, routeKey: HttpRouteKey, integration: HttpRouteIntegration): void {
  // API Gateway refuses a second route that differs only in a variable's name. An id without these names lets
  // CloudFormation rename a variable in place, instead of making the new route before it removes the old one.
  const id = routeKey.key.replaceAll(/\{\w+/g, '{').replaceAll('/', '|');
  const route = new HttpRoute(api, id, { httpApi: api, routeKey, integration });
  Validations.of(route).acknowledge({
    id: 'AwsSolutions-APIG4',
    reason:
      'Authentication is the first step of every handler, so that each API answers 401 in its own words.',
  });
}

function stageLog(scope: Construct, { stage, logRetentionDays }: Configuration): LogGroup {
  return new LogGroup(scope, 'AccessLog', {
    // Groups with this prefix share one resource policy, whose size is limited.
    logGroupName: `/aws/vendedlogs/resource-manager/${stage}`,
    retention: logRetentionDays,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

const format = AccessLogFormat.custom(JSON.stringify(accessLogEntry));

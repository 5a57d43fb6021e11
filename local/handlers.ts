import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { HttpHandler } from '../lambdas/api/serving/serve.ts';
import type { ObjectCreatedEvent } from '../lambdas/background/object-created.ts';
import type { Platform } from '../lambdas/platform.ts';
import { type FunctionName, routeNames, routes } from '../lambdas/routes.ts';
import type { LocalFunction } from './functions/runs.ts';
import type { GatewayRoute } from './gateway/gateway.ts';

/** Every function of the route table, bound to a platform as it would be in AWS. */
export async function bindHandlers(platform: Platform) {
  async function bound<Handler>(name: FunctionName): Promise<Handler> {
    const { href } = new URL(`../lambdas/functions/${name}.ts`, import.meta.url);
    const module: { bind: (platform: Platform) => Handler } = await import(href);
    return module.bind(platform);
  }

  const served = routeNames.map(async (name): Promise<GatewayRoute> => {
    const { methods, paths, maximumBodyBytes, access } = routes[name];
    const needsCredentials = access !== 'public';
    return { methods, paths, maximumBodyBytes, needsCredentials, handler: await bound<HttpHandler>(name) };
  });
  return {
    routes: await Promise.all(served),
    fallback: await bound<HttpHandler>('fallback'),
    objectCreated: await bound<(event: ObjectCreatedEvent) => Promise<void>>('object-created'),
    runJob: await bound<LocalFunction>('run-job'),
    resumeJobs: await bound<() => Promise<void>>('resume-jobs'),
    tableStream: await bound<(event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>>('table-stream'),
    reconcileQueue: await bound<(event: SQSEvent) => Promise<SQSBatchResponse>>('reconcile-queue'),
    deliverWebhooks: await bound<(event: SQSEvent) => Promise<SQSBatchResponse>>('deliver-webhooks'),
    endResources: await bound<() => Promise<void>>('end-resources'),
  };
}

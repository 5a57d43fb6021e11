import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { ObjectCreatedEvent } from '../lambdas/events/object-created.ts';
import type { HttpHandler } from '../lambdas/http/serve.ts';
import type { Platform } from '../lambdas/platform.ts';
import {
  endResources,
  fallback,
  objectCreated,
  reconcileQueue,
  resumeJobs,
  routeNames,
  routes,
  runJob,
  tableStream,
} from '../lambdas/routes.ts';
import type { LocalFunction } from './functions/runs.ts';
import type { GatewayRoute } from './gateway/gateway.ts';

/** Every handler of the route table, bound to a platform as its Lambda function would be. */
export async function bindHandlers(platform: Platform) {
  async function bound<Handler>(handler: string): Promise<Handler> {
    const { href } = new URL(`../lambdas/${handler}.ts`, import.meta.url);
    const module: { bind: (platform: Platform) => Handler } = await import(href);
    return module.bind(platform);
  }

  const served = routeNames.map(async (name): Promise<GatewayRoute> => {
    const { methods, paths, handler, maximumBodyBytes } = routes[name];
    return { methods, paths, maximumBodyBytes, handler: await bound<HttpHandler>(handler) };
  });
  return {
    routes: await Promise.all(served),
    fallback: await bound<HttpHandler>(fallback.handler),
    objectCreated: await bound<(event: ObjectCreatedEvent) => Promise<void>>(objectCreated.handler),
    runJob: await bound<LocalFunction>(runJob.handler),
    resumeJobs: await bound<() => Promise<void>>(resumeJobs.handler),
    tableStream: await bound<(event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>>(
      tableStream.handler,
    ),
    reconcileQueue: await bound<(event: SQSEvent) => Promise<SQSBatchResponse>>(reconcileQueue.handler),
    endResources: await bound<() => Promise<void>>(endResources.handler),
  };
}

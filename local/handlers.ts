import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { LocalFunction } from './functions/runs.ts';
import type { GatewayRoute } from './gateway/gateway.ts';
import type { HttpHandler, ObjectCreatedEvent, Platform } from './service.ts';
import { bindFunction, type FunctionName, routeNames, routes } from './service.ts';

/** Binds every function of the route table to a platform, as in AWS. */
export function bindHandlers(platform: Platform) {
  /** Loads a function at its first call, as Lambda does: most starts use only a few. */
  function lazily<Arguments extends unknown[], Result>(name: FunctionName) {
    let handler: Promise<(...called: Arguments) => Promise<Result>> | undefined;
    return async (...called: Arguments): Promise<Result> => {
      handler ??= bindFunction(name, platform);
      return (await handler)(...called);
    };
  }

  const served = routeNames.map((name): GatewayRoute => {
    const { methods, paths, maximumBodyBytes, access } = routes[name];
    const needsCredentials = access !== 'public';
    return { methods, paths, maximumBodyBytes, needsCredentials, handler: lazily(name) };
  });
  const fallback: HttpHandler = lazily('fallback');
  const objectCreated: (event: ObjectCreatedEvent) => Promise<void> = lazily('object-created');
  const runJob: LocalFunction = lazily('run-job');
  const resumeJobs: () => Promise<void> = lazily('resume-jobs');
  const tableStream: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> = lazily('table-stream');
  const reconcileQueue: (event: SQSEvent) => Promise<SQSBatchResponse> = lazily('reconcile-queue');
  const deliverWebhooks: (event: SQSEvent) => Promise<SQSBatchResponse> = lazily('deliver-webhooks');
  const endResources: () => Promise<void> = lazily('end-resources');
  return {
    routes: served,
    fallback,
    objectCreated,
    runJob,
    resumeJobs,
    tableStream,
    reconcileQueue,
    deliverWebhooks,
    endResources,
  };
}

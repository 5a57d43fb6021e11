import {
  endResources,
  fallback,
  objectCreated,
  reconcileQueue,
  resumeJobs,
  routes,
  runJob,
  tableStream,
} from '../lambdas/routes.ts';
import type { FunctionName } from './needs.ts';

/** What a deployment runs once, to read the public keys. */
export const verificationKeysModule = 'deployment/verification-keys';

const handlers: Readonly<Record<FunctionName, { readonly handler: string }>> = {
  ...routes,
  fallback,
  'object-created': objectCreated,
  'run-job': runJob,
  'resume-jobs': resumeJobs,
  'table-stream': tableStream,
  'reconcile-queue': reconcileQueue,
  'end-resources': endResources,
};

/** The module of a function's handler below `lambdas/`, without `.ts`. */
export function handlerModule(name: FunctionName): string {
  return handlers[name].handler;
}

/** The modules of all handlers that a deployment needs. */
export const handlerModules: readonly string[] = [
  ...Object.values(handlers).map(({ handler }) => handler),
  verificationKeysModule,
];

import { fallback, objectCreated, routeNames, routes } from '../lambdas/routes.ts';
import type { FunctionName } from './needs.ts';

/** What a deployment runs once, to read the public keys. */
export const verificationKeysModule = 'deployment/verification-keys';

/** The module of a function's handler below `lambdas/`, without `.ts`. */
export function handlerModule(name: FunctionName): string {
  if (name === 'fallback') return fallback.handler;
  if (name === 'object-created') return objectCreated.handler;
  return routes[name].handler;
}

/** The modules of all handlers that a deployment needs. */
export const handlerModules: readonly string[] = [
  ...routeNames.map(handlerModule),
  handlerModule('fallback'),
  handlerModule('object-created'),
  verificationKeysModule,
];

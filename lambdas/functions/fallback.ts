import { referenceIn } from '../api/resource-manager/resolve.ts';
import { type HttpHandler, serve } from '../api/serving/serve.ts';
import { doorOf, unmatched } from '../api/unmatched.ts';
import type { Platform } from '../platform.ts';
import { bind as bindResolve } from './resolve-reference.ts';

/**
 * Answers every request that no route matches: API Gateway's `$default`. Among them are resolutions of an unencoded
 * `ref://id`, whose slashes no pattern matches.
 */
export function bind(platform: Platform): HttpHandler {
  const resolve = bindResolve(platform);
  const answer = serve(platform, {
    name: 'unmatched',
    door: doorOf,
    // The answer does not depend on the body.
    maximumBodyBytes: Infinity,
    authenticate: async () => undefined,
    respond: unmatched,
  });
  return async (event) => {
    const { method } = event.requestContext.http;
    const isRead = method === 'GET' || method === 'HEAD';
    const isResolution = isRead && referenceIn(event.rawPath) !== undefined;
    return isResolution ? resolve(event) : answer(event);
  };
}

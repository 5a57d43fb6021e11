import { referenceIn } from '../api/resource-manager/resolve.ts';
import { type HttpHandler, serve } from '../api/serving/serve.ts';
import { doorOf, unmatched } from '../api/unmatched.ts';
import type { Platform } from '../platform.ts';
import { bind as bindResolve } from './resolve-reference.ts';

/**
 * What answers every request that no route matches: API Gateway's `$default`. Among them are the resolutions of a
 * `ref://id` as it stands in the path, whose slashes no pattern matches.
 */
export function bind(platform: Platform): HttpHandler {
  const resolve = bindResolve(platform);
  const answer = serve(platform, {
    name: 'unmatched',
    door: doorOf,
    // The answer is the same whatever was sent.
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

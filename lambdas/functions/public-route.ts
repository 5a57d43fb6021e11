import type { ApiRequest } from '../api/serving/request.ts';
import type { ApiResponse } from '../api/serving/response.ts';
import { type HttpHandler, serve } from '../api/serving/serve.ts';
import type { Platform } from '../platform.ts';
import { type RouteName, routes } from '../routes.ts';

type PublicRoute = {
  [Name in RouteName]: (typeof routes)[Name]['access'] extends 'public' ? Name : never;
}[RouteName];

/** The function of a route without credentials. `wire` gives the handler its dependencies. */
export function publicRoute(
  name: PublicRoute,
  wire: (platform: Platform) => (request: ApiRequest) => Promise<ApiResponse>,
): (platform: Platform) => HttpHandler {
  const { door, maximumBodyBytes } = routes[name];
  return (platform) =>
    serve(platform, {
      name,
      door,
      maximumBodyBytes,
      authenticate: async () => undefined,
      respond: wire(platform),
    });
}

import type { Platform } from '../platform.ts';
import { type RouteName, routes } from '../routes.ts';
import type { ApiRequest } from './request.ts';
import type { ApiResponse } from './response.ts';
import { type HttpHandler, serve } from './serve.ts';

type PublicRoute = {
  [Name in RouteName]: (typeof routes)[Name]['access'] extends 'public' ? Name : never;
}[RouteName];

/** Serves a route for which the table asks for no credentials. */
export function servePublic(
  platform: Platform,
  name: PublicRoute,
  respond: (request: ApiRequest) => Promise<ApiResponse>,
): HttpHandler {
  const { door, maximumBodyBytes } = routes[name];
  return serve(platform, { name, door, maximumBodyBytes, authenticate: async () => undefined, respond });
}

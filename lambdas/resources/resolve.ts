import type { ResourceStore } from '../domain/ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { parseReference } from '../domain/reference.ts';
import { isLive } from '../domain/resource.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { resourceUrl } from '../http/resource-url.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import { unknownPath } from '../http/unknown-path.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/**
 * `GET /v1/resources/{ref}/resolve` ("Resolving ref://"). Read from the path as a whole, because a `ref://id` brings
 * slashes of its own. Another account's reference, an unknown one and an expired one are the same 404.
 */
export function resolveReference({ resources, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const reference = /^\/v1\/resources\/(.+)\/resolve$/s.exec(request.path)?.[1];
    if (reference === undefined) throw unknownPath();
    const id = parseReference(reference);
    const resource = id === undefined ? undefined : await resources.find(id);
    if (resource === undefined || resource.accountId !== caller.accountId || !isLive(resource, now())) {
      throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
    }
    return json(200, { uri: resourceUrl(baseUrl, resource.id) });
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = resolveReference({
    resources: resourceRecords(table, platform.now),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
  });
  return serveProtected(platform, 'resolve-reference', table, respond);
}

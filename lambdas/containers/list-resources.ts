import type { ContainerStore } from '../domain/container-ports.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Listed, ResourceLists } from '../model/lists/ports.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { resourceLists } from '../table/lists.ts';
import { openTable } from '../table/open-table.ts';
import { addressedContainer } from './addressed-container.ts';
import { memberResponse } from './container-response.ts';
import { groupPage } from './group-page.ts';
import { isAskedFor, readGroupQuery } from './group-query.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly lists: Pick<ResourceLists, 'contents' | 'details'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** `GET /containers/{id}/resources`, with a JSON query string. */
export function listContainerResources({ containers, lists, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const query = readGroupQuery(request.query);
    const { id } = await addressedContainer(containers, request, caller);
    const time = now();
    const page = await groupPage<Listed>(
      {
        read: (rows) => lists.contents(id, rows),
        isThere: ({ resource }) =>
          resource.status === 'available' && (resource.expiresAt === undefined || time < resource.expiresAt),
        complete: lists.details,
        matches: ({ resource, entry }) => isAskedFor(query, { name: entry.name, tags: resource.tags ?? [] }),
        show: (member) => memberResponse(baseUrl, member),
      },
      query,
    );
    return json(200, page);
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = listContainerResources({
    containers: containerLookup(table),
    lists: resourceLists(table),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
  });
  return serveProtected(platform, 'list-container-resources', table, respond);
}

import type { Container } from '../domain/container.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { ContainerLists } from '../model/lists/ports.ts';
import type { Platform } from '../platform.ts';
import { containerLists } from '../table/lists.ts';
import { openTable } from '../table/open-table.ts';
import { containerResponse } from './container-response.ts';
import { groupPage } from './group-page.ts';
import { isAskedFor, readGroupQuery } from './group-query.ts';

export interface Dependencies {
  readonly lists: ContainerLists;
}

/** `GET /containers`, with a JSON query string ("GET Methods & Query Strings"). */
export function listContainers({ lists }: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const query = readGroupQuery(request.query);
    const page = await groupPage<Container>(
      {
        read: (rows) => lists.containers(accountId, rows),
        matches: (container) => isAskedFor(query, container),
        show: containerResponse,
      },
      query,
    );
    return json(200, page);
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  return serveProtected(platform, 'list-containers', table, listContainers({ lists: containerLists(table) }));
}

import { containerRecords } from '../adapters/container-records.ts';
import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { groupPage } from '../domain/group-pages.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { containerResponse } from './container-response.ts';
import { isAskedFor, readGroupQuery } from './group-query.ts';
import { toldPage } from './told-page.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'look' | 'findMany'>;
}

/** `GET /containers`, with a JSON query string ("GET Methods & Query Strings"). */
export function listContainers({ containers }: Dependencies) {
  return async (request: ApiRequest, { accountId }: Caller): Promise<ApiResponse> => {
    const query = readGroupQuery(request.query);
    const page = await groupPage((look) => containers.look(accountId, look), query);
    const told = await toldPage(page, {
      read: containers.findMany,
      tell: (container) => (isAskedFor(query, container.name) ? containerResponse(container) : undefined),
    });
    return json(200, told);
  };
}

export function bind(platform: Platform) {
  const client = dynamodbClient(platform);
  const containers = containerRecords(client, setting(platform, 'TABLE_NAME'));
  return serveProtected(platform, 'list-containers', client, listContainers({ containers }));
}

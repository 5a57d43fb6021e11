import { catalogueRecords } from '../adapters/catalogue-records.ts';
import { containerRecords } from '../adapters/container-records.ts';
import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import type { CatalogueStore, Described } from '../domain/catalogue-ports.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { groupPage } from '../domain/group-pages.ts';
import { isLive } from '../domain/resource.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { addressedContainer } from './addressed-container.ts';
import { memberResponse } from './container-response.ts';
import { isAskedFor, readGroupQuery } from './group-query.ts';
import { toldPage } from './told-page.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'lookInto'>;
  readonly catalogue: Pick<CatalogueStore, 'findMany'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/** `GET /containers/{id}/resources`, with a JSON query string. */
export function listContainerResources({ containers, catalogue, baseUrl, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const query = readGroupQuery(request.query);
    const { id } = await addressedContainer(containers, request, caller);
    const time = now();
    const page = await groupPage((look) => containers.lookInto(id, look, time), query);
    const isThere = ({ resource, entry }: Described) =>
      resource.containerId === id && isLive(resource, time) && isAskedFor(query, entry.name);
    const told = await toldPage(page, {
      read: catalogue.findMany,
      tell: (member) => (isThere(member) ? memberResponse(baseUrl, member) : undefined),
    });
    return json(200, told);
  };
}

export function bind(platform: Platform) {
  const client = dynamodbClient(platform);
  const tableName = setting(platform, 'TABLE_NAME');
  const respond = listContainerResources({
    containers: containerRecords(client, tableName),
    catalogue: catalogueRecords(client, tableName, platform.now),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
  });
  return serveProtected(platform, 'list-container-resources', client, respond);
}

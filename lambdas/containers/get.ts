import type { ContainerStore } from '../domain/container-ports.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { containerRecords } from '../table/containers.ts';
import { openTable } from '../table/open-table.ts';
import { addressedContainer } from './addressed-container.ts';
import { containerResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find'>;
}

/** `GET /containers/{id}`. */
export function getContainer({ containers }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> =>
    json(200, containerResponse(await addressedContainer(containers, request, caller)));
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const containers = containerRecords(table);
  return serveProtected(platform, 'get-container', table, getContainer({ containers }));
}

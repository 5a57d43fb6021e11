import type { ContainerStore } from '../domain/container-ports.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { containerRecords } from '../table/containers.ts';
import { openTable } from '../table/open-table.ts';
import { addressedContainer, noContainer } from './addressed-container.ts';
import { readContainerChange } from './container-request.ts';
import { containerResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'change'>;
  readonly now: () => number;
}

/** `PUT /containers/{id}`: changes what the request names, in one write; one that names nothing changes nothing. */
export function updateContainer({ containers, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const container = await addressedContainer(containers, request, caller);
    const change = readContainerChange(request);
    if (Object.keys(change).length === 0) return json(200, containerResponse(container));
    const changed = await containers.change(container.id, caller.accountId, change, now());
    if (changed === undefined) throw noContainer();
    return json(200, containerResponse(changed));
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const containers = containerRecords(table);
  const respond = updateContainer({ containers, now: platform.now });
  return serveProtected(platform, 'update-container', table, respond);
}

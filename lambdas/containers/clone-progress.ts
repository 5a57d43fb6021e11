import { type CloneWork, cloneKey } from '../domain/clone.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import type { JobStore } from '../domain/job-ports.ts';
import { ProblemError } from '../domain/problem.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { openTable } from '../table/open-table.ts';
import { addressedContainer } from './addressed-container.ts';
import { cloneResponse, progressResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'lastClone'>;
  readonly jobs: Pick<JobStore<CloneWork>, 'find'>;
}

/**
 * `GET /containers/{id}/clone`: how far the container's clone has got (202), or how the last one ended: 200, or 500
 * with the body that the specification has for it.
 */
export function cloneProgress({ containers, jobs }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { id } = await addressedContainer(containers, request, caller);
    const underWay = await jobs.find(cloneKey(caller.accountId));
    if (underWay?.fromContainerId === id) return json(202, progressResponse(underWay));
    const last = await containers.lastClone(id);
    if (last === undefined) {
      throw new ProblemError({ code: 'not-found', message: 'There was no clone of this container lately.' });
    }
    if (last.failure === undefined) return json(200, progressResponse(last));
    const message = `The clone process has failed: ${last.failure}`;
    return json(500, { error: { code: 'server', message }, data: cloneResponse(last) });
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const containers = containerRecords(table);
  const respond = cloneProgress({ containers, jobs: jobRecords(table) });
  return serveProtected(platform, 'get-clone', table, respond);
}

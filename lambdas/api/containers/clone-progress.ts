import { type CloneWork, cloneKey } from '../../model/containers/clone/clone.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { JobStore } from '../../model/jobs/ports.ts';
import { ProblemError } from '../../model/problem.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer } from './addressed-container.ts';
import { cloneResponse, progressResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'lastClone'>;
  readonly jobs: Pick<JobStore<CloneWork>, 'find'>;
}

/**
 * `GET /containers/{id}/clone`: 202 with the progress of the container's clone, or the result of the last one: 200, or
 * 500 with the specification's body for a failed one.
 */
export function cloneProgress({ containers, jobs }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { id } = await addressedContainer(containers, request, caller);
    const underWay = await jobs.find(cloneKey(caller.accountId));
    if (underWay?.fromContainerId === id) return json(202, progressResponse(underWay));
    const last = await containers.lastClone(id);
    if (last === undefined) {
      throw new ProblemError({ code: 'not-found', message: 'There is no recent clone of this container.' });
    }
    if (last.failure === undefined) return json(200, progressResponse(last));
    const message = `The clone process has failed: ${last.failure}`;
    return json(500, { error: { code: 'server', message }, data: cloneResponse(last) });
  };
}

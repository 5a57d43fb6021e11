import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { addressedContainer, containerNotFound } from './addressed-container.ts';
import { readContainerChange } from './container-request.ts';
import { containerResponse } from './container-response.ts';

export interface Dependencies {
  readonly containers: Pick<ContainerStore, 'find' | 'change'>;
  readonly now: () => number;
}

/** `PUT /containers/{id}`: changes the fields in the request, in one write. */
export function updateContainer({ containers, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const container = await addressedContainer(containers, request, caller);
    const change = readContainerChange(request);
    if (Object.keys(change).length === 0) return json(200, containerResponse(container));
    const changed = await containers.change(container.id, caller.accountId, change, now(), actorOf(caller));
    if (changed === undefined) throw containerNotFound();
    return json(200, containerResponse(changed));
  };
}

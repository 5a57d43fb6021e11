import type { ContainerStore } from '../../model/containers/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
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

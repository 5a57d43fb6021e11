import type { Caller } from '../../model/identity/token.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { contentResponse } from './content-response.ts';
import { type OwnContentDependencies, ownContent } from './own-content.ts';

export interface Dependencies extends OwnContentDependencies {
  readonly baseUrl: string;
}

/** `GET /cms/v2/content/{id}` ("Get media file information"). */
export function getContent(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const resource = await ownContent(dependencies, caller, request.pathParameters['id'] ?? '');
    return contentResponse(dependencies.baseUrl, request.id, resource);
  };
}

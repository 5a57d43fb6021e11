import { s3Objects } from '../adapters/s3-objects.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { setting } from '../settings.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';
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

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = getContent({
    resources: resourceRecords(table, platform.now),
    objects: s3Objects(platform),
    baseUrl: setting(platform, 'BASE_URL'),
    now: platform.now,
  });
  return serveProtected(platform, 'get-content', table, respond);
}

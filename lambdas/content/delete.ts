import { type DeletionDependencies, deleteOwnResource } from '../domain/deletion.ts';
import type { ResourceStore } from '../domain/ports.ts';
import { actorOf, type Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting } from '../settings.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';
import { contentRequestId } from './content-response.ts';
import { checkLive, ownRecord } from './own-content.ts';

export interface Dependencies extends DeletionDependencies {
  readonly resources: DeletionDependencies['resources'] & Pick<ResourceStore, 'find'>;
}

/**
 * `DELETE /cms/v2/content/{id}` ("Delete a media file"). A file that is gone is an error here: 404. Its object is
 * removed all the same, in case that failed the first time.
 */
export function deleteContent(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const resource = await ownRecord(dependencies, caller, request.pathParameters['id'] ?? '');
    const { accountId } = caller;
    await deleteOwnResource(dependencies, { id: resource.id, accountId, by: actorOf(caller) });
    checkLive(resource, dependencies.now());
    return json(200, { id: resource.id }, { 'x-request-id': contentRequestId(request.id, resource.id) });
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = deleteContent({
    resources: resourceRecords(table, platform.now),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  });
  return serveProtected(platform, 'delete-content', table, respond);
}

import { type DeletionDependencies, deleteOwnResource } from '../domain/deletion.ts';
import { ProblemError } from '../domain/problem.ts';
import { isResourceId } from '../domain/reference.ts';
import { actorOf, type Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting } from '../settings.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

/** `DELETE /v1/resources/{id}`. It may be repeated: 204 for as long as the resource is remembered. */
export function deleteResource(dependencies: DeletionDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const id = request.pathParameters['id'] ?? '';
    const deletion = { id, accountId: caller.accountId, by: actorOf(caller) };
    const deleted = isResourceId(id) && (await deleteOwnResource(dependencies, deletion));
    if (!deleted) throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
    return { status: 204 };
  };
}

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = deleteResource({
    resources: resourceRecords(table, platform.now),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  });
  return serveProtected(platform, 'delete-resource', table, respond);
}

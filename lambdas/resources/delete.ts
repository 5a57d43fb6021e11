import { catalogueRecords } from '../adapters/catalogue-records.ts';
import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import { resourceRecords } from '../adapters/resource-records.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import { type DeletionDependencies, deleteOwnResource } from '../domain/deletion.ts';
import { ProblemError } from '../domain/problem.ts';
import { isResourceId } from '../domain/reference.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';

/** `DELETE /v1/resources/{id}`. It may be repeated: 204 for as long as the resource is remembered. */
export function deleteResource(dependencies: DeletionDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const id = request.pathParameters['id'] ?? '';
    const deleted = isResourceId(id) && (await deleteOwnResource(dependencies, id, caller.accountId));
    if (!deleted) throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
    return { status: 204 };
  };
}

export function bind(platform: Platform) {
  const client = dynamodbClient(platform);
  const respond = deleteResource({
    resources: resourceRecords(client, setting(platform, 'TABLE_NAME')),
    objects: s3Objects(platform),
    catalogue: catalogueRecords(client, setting(platform, 'TABLE_NAME'), platform.now),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  });
  return serveProtected(platform, 'delete-resource', client, respond);
}

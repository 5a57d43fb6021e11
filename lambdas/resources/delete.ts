import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import { resourceRecords } from '../adapters/resource-records.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import { daysAfter } from '../domain/expiry.ts';
import type { ObjectStore, ResourceStore } from '../domain/ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { isResourceId } from '../domain/reference.ts';
import { objectKey } from '../domain/resource.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'markDeleted'>;
  readonly objects: Pick<ObjectStore, 'delete'>;
  readonly rememberedDays: number;
  readonly now: () => number;
}

/**
 * `DELETE /v1/resources/{id}`: first the record, so that no new link is made, then the object, so that links made
 * before lead nowhere. Both may be done again: whoever got no answer asks once more. An upload that arrives later is
 * removed when its event comes.
 */
export function deleteResource({ resources, objects, rememberedDays, now }: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const id = request.pathParameters['id'] ?? '';
    const time = now();
    const marked =
      isResourceId(id) &&
      (await resources.markDeleted(id, caller.accountId, time, daysAfter(time, rememberedDays)));
    if (!marked) throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
    await objects.delete(objectKey(id));
    return { status: 204 };
  };
}

export function bind(platform: Platform) {
  const client = dynamodbClient(platform);
  const respond = deleteResource({
    resources: resourceRecords(client, setting(platform, 'TABLE_NAME')),
    objects: s3Objects(platform),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
  });
  return serveProtected(platform, 'delete-resource', client, respond);
}

import type * as v from 'valibot';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { type DeletionDependencies, deleteOwnResource } from '../../model/resources/deletion.ts';
import type { ResourceStore } from '../../model/resources/ports.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { contentRequestId } from './content-response.ts';
import type { deletedContent } from './content-schema.ts';
import { checkLive, ownRecord } from './own-content.ts';

export interface Dependencies extends DeletionDependencies {
  readonly resources: DeletionDependencies['resources'] & Pick<ResourceStore, 'find'>;
}

/**
 * `DELETE /cms/v2/content/{id}` ("Delete a media file"). A deleted file is 404 here. Its object is removed
 * nevertheless, in case that failed the first time.
 */
export function deleteContent(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const resource = await ownRecord(dependencies, caller, request.pathParameters['id'] ?? '');
    const { accountId } = caller;
    await deleteOwnResource(dependencies, { id: resource.id, accountId, by: actorOf(caller) });
    checkLive(resource, dependencies.now());
    const body: v.InferOutput<typeof deletedContent> = { id: resource.id };
    return json(200, body, { 'x-request-id': contentRequestId(request.id, resource.id) });
  };
}

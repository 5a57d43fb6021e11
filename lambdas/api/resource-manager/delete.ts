import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { type DeletionDependencies, deleteOwnResource } from '../../model/resources/deletion.ts';
import { isResourceId } from '../../model/resources/reference.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';

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

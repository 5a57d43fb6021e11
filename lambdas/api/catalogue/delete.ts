import { actorOf, type Caller } from '../../model/identity/token.ts';
import { deleteOwnResource } from '../../model/resources/deletion.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { methodNotAllowed } from '../serving/method-not-allowed.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { checkMayChange, doesNotExist, visibleResource } from './access.ts';
import { addressOf, methodsAt } from './address.ts';
import type { CatalogueDependencies } from './dependencies.ts';

/** `DELETE /resources/{id}/` ("Delete an resource"): from every organization, object and all. */
export function deleteEntry(dependencies: CatalogueDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind !== 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    const found = await visibleResource(dependencies, caller, address.id);
    checkMayChange(found, caller, NOT_ALLOWED.delete);
    const { id, accountId } = found.resource;
    if (!(await deleteOwnResource(dependencies, { id, accountId, by: actorOf(caller) })))
      throw doesNotExist();
    return { status: 204 };
  };
}

import { deleteOwnResource } from '../domain/deletion.ts';
import { actorOf, type Caller } from '../domain/token.ts';
import { methodNotAllowed } from '../http/method-not-allowed.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { checkMayChange, doesNotExist, NOT_ALLOWED, visibleResource } from './access.ts';
import { addressOf, methodsAt } from './address.ts';
import { type CatalogueDependencies, catalogueDependencies } from './dependencies.ts';

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

export function bind(platform: Platform) {
  const { table, dependencies } = catalogueDependencies(platform);
  return serveProtected(platform, 'delete-entry', table, deleteEntry(dependencies));
}

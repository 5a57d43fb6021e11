import { mayTakeOut } from '../../model/catalogue/access.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import type { List } from '../../model/lists/list.ts';
import { ProblemError } from '../../model/problem.ts';
import { deleteOwnResource } from '../../model/resources/deletion.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { methodNotAllowed } from '../serving/method-not-allowed.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { checkMayChange, doesNotExist, visibleResource } from './access.ts';
import { addressOf, methodsAt } from './address.ts';
import type { CatalogueDependencies } from './dependencies.ts';

type Found = Awaited<ReturnType<typeof visibleResource>>;

/**
 * `DELETE /resources/{id}/` ("Delete an resource"): deletes it everywhere, with its object. At its address in an
 * organization or a project, it is taken out of that list only.
 */
export function deleteEntry(dependencies: CatalogueDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind !== 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    const found = await visibleResource(dependencies, caller, address);
    const isDone =
      address.list === undefined
        ? await remove(dependencies, caller, found)
        : await takeOut(dependencies, caller, found, address.list);
    if (!isDone) throw doesNotExist();
    return { status: 204 };
  };
}

function remove(dependencies: CatalogueDependencies, caller: Caller, found: Found): Promise<boolean> {
  checkMayChange(found, caller, NOT_ALLOWED.delete);
  const { id, accountId } = found.resource;
  return deleteOwnResource(dependencies, { id, accountId, by: actorOf(caller) });
}

async function takeOut(
  { catalogue, reconciler }: CatalogueDependencies,
  caller: Caller,
  found: Found,
  list: List,
): Promise<boolean> {
  if (!mayTakeOut(found, list, caller))
    throw new ProblemError({ code: 'forbidden', message: NOT_ALLOWED.delete });
  const isOut = await catalogue.takeOut(found.resource, list, actorOf(caller));
  if (isOut) await reconciler.reconcile(found.resource.id);
  return isOut;
}

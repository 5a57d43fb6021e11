import { mayAddTo } from '../../model/catalogue/access.ts';
import type { Described } from '../../model/catalogue/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { MAXIMUM_LISTS } from '../../model/lists/list.ts';
import { ProblemError } from '../../model/problem.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { NOT_ALLOWED } from '../serving/doors.ts';
import { methodNotAllowed } from '../serving/method-not-allowed.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { idempotencyKey } from '../validation/idempotency-key.ts';
import { checkMayChange, doesNotExist, visibleResource } from './access.ts';
import { type Address, addressOf, methodsAt } from './address.ts';
import type { CatalogueDependencies } from './dependencies.ts';
import { readEntryRequest } from './entry-request.ts';
import { entryResponse } from './entry-response.ts';
import { invalidField } from './invalid-field.ts';
import { newEntry } from './new-entry.ts';

/** `POST` of the catalogue ("Create"): a new resource, or an existing one put into a further list. */
export function createEntry(dependencies: CatalogueDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind === 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    checkMayCreate(address, caller);
    const key = idempotencyKey(request);
    const wanted = readEntryRequest(request, dependencies.maximumFileBytes, 'create');
    const described =
      wanted.id === undefined
        ? await newEntry(dependencies, caller, address, wanted, key)
        : await ownEntry(dependencies, caller, address, wanted.id);
    await place(dependencies, caller, described, address);
    await dependencies.reconciler.reconcile(described.resource.id);
    const location = resourceUrl(dependencies.baseUrl, described.resource.id).replace(
      '/v1/resources/',
      '/resources/',
    );
    return json(201, entryResponse(dependencies.baseUrl, caller, described), { location: `${location}/` });
  };
}

/** Puts a resource into the list that the request is for. */
async function place(
  { catalogue }: CatalogueDependencies,
  caller: Caller,
  { resource }: Described,
  address: Address,
): Promise<void> {
  if (address.kind !== 'list' || (await catalogue.place(resource, address.list, actorOf(caller)))) return;
  throw invalidField(
    'resource',
    `This is in ${MAXIMUM_LISTS} organizations and projects already, and cannot be put into more`,
  );
}

function checkMayCreate(address: Address, caller: Caller): void {
  if (address.kind !== 'list' || mayAddTo(address.list, caller)) return;
  throw new ProblemError({ code: 'forbidden', message: NOT_ALLOWED.create });
}

/** The existing resource that a request names by id. Its other fields are ignored: nothing but the list changes. */
async function ownEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  address: Address,
  id: string,
): Promise<Described> {
  if (address.kind !== 'list') {
    throw invalidField('id', 'This is for putting a resource into an organization or a project');
  }
  const found = await visibleResource(dependencies, caller, { id });
  checkMayChange(found, caller, NOT_ALLOWED.create);
  return found;
}

import { atLeast, MAXIMUM_LISTS } from '../domain/catalogue.ts';
import type { Described } from '../domain/catalogue-ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { actorOf, type Caller } from '../domain/token.ts';
import { methodNotAllowed } from '../http/method-not-allowed.ts';
import type { ApiRequest } from '../http/request.ts';
import { resourceUrl } from '../http/resource-url.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { checkMayChange, doesNotExist, NOT_ALLOWED, visibleResource } from './access.ts';
import { type Address, addressOf, methodsAt, roleIn } from './address.ts';
import { type CatalogueDependencies, catalogueDependencies } from './dependencies.ts';
import { readEntryRequest } from './entry-request.ts';
import { entryResponse } from './entry-response.ts';
import { invalidField } from './invalid-field.ts';
import { newEntry } from './new-entry.ts';

/** `POST` of the catalogue ("Create"): a new resource, or one that is there already put into a further list. */
export function createEntry(dependencies: CatalogueDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const address = addressOf(request.path);
    if (address === undefined) throw doesNotExist();
    if (address.kind === 'resource') throw methodNotAllowed(request.method, methodsAt(address));
    checkMayCreate(address, caller);
    const wanted = await readEntryRequest(request, dependencies.maximumFileBytes, 'create');
    const described =
      wanted.id === undefined
        ? await newEntry(dependencies, caller, address, wanted)
        : await ownEntry(dependencies, caller, address, wanted.id);
    await place(dependencies, caller, described, address);
    await dependencies.reconciler.reconcile(described.resource.id);
    const location = resourceUrl(dependencies.baseUrl, described.resource.id).replace(
      '/v1/resources/',
      '/resources/',
    );
    return json(201, entryResponse(dependencies.baseUrl, described), { location: `${location}/` });
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
  if (address.kind !== 'list' || atLeast(roleIn(address.list, caller.roles), 'contributor')) return;
  throw new ProblemError({ code: 'forbidden', message: NOT_ALLOWED.create });
}

/** An existing resource, for another list: its id names it. Whatever else is said stays unsaid: nothing of it changes. */
async function ownEntry(
  dependencies: CatalogueDependencies,
  caller: Caller,
  address: Address,
  id: string,
): Promise<Described> {
  if (address.kind !== 'list') {
    throw invalidField('id', 'This is for putting a resource into an organization or a project');
  }
  const found = await visibleResource(dependencies, caller, id);
  checkMayChange(found, caller, NOT_ALLOWED.create);
  return found;
}

export function bind(platform: Platform) {
  const { table, dependencies } = catalogueDependencies(platform);
  return serveProtected(platform, 'create-entry', table, createEntry(dependencies));
}

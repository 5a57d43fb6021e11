import type { CatalogueStore } from '../../model/catalogue/ports.ts';
import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { changeExpiry, type ExpiryDependencies } from '../../model/resources/change-expiry.ts';
import { resourceRepresentation } from '../../model/resources/representation.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { withUpload } from '../../model/resources/upload.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import type { ResourceBody } from './resource-schema.ts';
import { ownResource } from './status.ts';
import { readUpdateRequest, type UpdateRequest } from './update-request.ts';

export interface Dependencies extends ExpiryDependencies {
  readonly catalogue: Pick<CatalogueStore, 'find' | 'change'>;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
}

/**
 * `PATCH /v1/resources/{id}`: changes the file's name, the end, the container or the tags of the account's uploaded
 * resource, whichever of them the request names.
 */
export function updateResource(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { baseUrl, now } = dependencies;
    const own = await ownResource(dependencies, caller, request.pathParameters['id'] ?? '');
    const resource = await uploaded(dependencies, own);
    const change = readUpdateRequest(jsonObject(request), now());
    await checkContainer(dependencies, caller, change.containerId);
    await apply(dependencies, caller, resource, change);
    const changed = await ownResource(dependencies, caller, resource.id);
    const body: ResourceBody = resourceRepresentation(baseUrl, changed, now());
    return json(200, body);
  };
}

async function apply(
  dependencies: Dependencies,
  caller: Caller,
  resource: Resource,
  { expiresAt, ...change }: UpdateRequest,
): Promise<void> {
  const { catalogue, reconciler } = dependencies;
  const by = actorOf(caller);
  if (expiresAt !== undefined && (await changeExpiry(dependencies, resource, expiresAt, by)) === undefined)
    throw gone();
  if (Object.keys(change).length === 0) return;
  const found = await catalogue.find(resource.id);
  if ((found && (await catalogue.change(found, change, undefined, by))) === undefined) throw gone();
  await reconciler.reconcile(resource.id);
}

/** The resource with its file. Throws a problem if it has ended or has no file yet. */
async function uploaded(dependencies: Dependencies, own: Resource): Promise<Resource> {
  if (!isLive(own, dependencies.now())) throw gone();
  const resource = await withUpload(dependencies, own);
  if (resource !== undefined) return resource;
  throw new ProblemError({ code: 'not-found', message: 'The file has not been uploaded yet.' });
}

async function checkContainer(
  { containers }: Pick<Dependencies, 'containers'>,
  { accountId }: Caller,
  id: string | null | undefined,
): Promise<void> {
  if (typeof id !== 'string' || (await ownContainer(containers, accountId, id)) !== undefined) return;
  throw invalidFields([{ field: 'container_id', message: NO_CONTAINER }]);
}

function gone(): ProblemError {
  return new ProblemError({ code: 'gone', message: 'The resource has expired or was deleted.' });
}

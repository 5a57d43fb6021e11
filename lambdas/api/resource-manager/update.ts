import type { CatalogueStore } from '../../model/catalogue/ports.ts';
import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { changeExpiry, type ExpiryDependencies } from '../../model/resources/change-expiry.ts';
import type { ObjectStore } from '../../model/resources/ports.ts';
import { resourceRepresentation } from '../../model/resources/representation.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { uploadedFile } from '../../model/resources/uploaded-file.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import { ownResource } from './status.ts';
import { readUpdateRequest, type UpdateRequest } from './update-request.ts';

export interface Dependencies extends ExpiryDependencies {
  readonly catalogue: Pick<CatalogueStore, 'find' | 'change'>;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly objects: ExpiryDependencies['objects'] & Pick<ObjectStore, 'find'>;
  readonly baseUrl: string;
}

/**
 * `PATCH /v1/resources/{id}`: changes the file's name, the end, the container or the tags of the account's uploaded
 * resource, whichever of them the request names.
 */
export function updateResource(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { baseUrl, now } = dependencies;
    const resource = await ownResource(dependencies, caller, request.pathParameters['id'] ?? '');
    await checkUploaded(dependencies, resource);
    const change = readUpdateRequest(jsonObject(request), now());
    await checkContainer(dependencies, caller, change.containerId);
    await apply(dependencies, caller, resource, change);
    return json(
      200,
      resourceRepresentation(baseUrl, await ownResource(dependencies, caller, resource.id), now()),
    );
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

/** Throws a problem unless the file exists and is live. */
async function checkUploaded({ objects, now }: Dependencies, resource: Resource): Promise<void> {
  if (!isLive(resource, now())) throw gone();
  if ((await uploadedFile(objects, resource)) !== undefined) return;
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

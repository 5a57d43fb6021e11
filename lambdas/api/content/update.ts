import type { CatalogueStore } from '../../model/catalogue/ports.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { changeExpiry, type ExpiryDependencies } from '../../model/resources/change-expiry.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { contentResponse } from './content-response.ts';
import { checkContainer } from './grouping.ts';
import { type OwnContentDependencies, orNotFound, ownContent } from './own-content.ts';
import { readUpdate, type UpdateRequest } from './update-request.ts';

export interface Dependencies extends OwnContentDependencies, ExpiryDependencies {
  readonly resources: OwnContentDependencies['resources'] & ExpiryDependencies['resources'];
  readonly objects: OwnContentDependencies['objects'] & ExpiryDependencies['objects'];
  readonly catalogue: Pick<CatalogueStore, 'find' | 'change'>;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
}

/** `PUT /cms/v2/content` ("Update the media expiration date"), and the file's container and tags. */
export function updateContent(dependencies: Dependencies) {
  return (request: ApiRequest, caller: Caller): Promise<ApiResponse> =>
    orNotFound(async () => {
      const wanted = readUpdate(jsonObject(request), dependencies.now());
      await checkContainer(dependencies.containers, caller, wanted.grouping?.containerId);
      const resource = await ownContent(dependencies, caller, wanted.id);
      if (!(await change(dependencies, caller, resource, wanted))) {
        throw new ProblemError({ code: 'not-found', message: 'The file was deleted or has expired' });
      }
      const { expiresAt } = wanted;
      const changed = { ...resource, ...(expiresAt === undefined ? {} : { expiresAt }) };
      return contentResponse(dependencies.baseUrl, request.id, changed);
    });
}

/** Makes the requested changes. Resolves to false if the file was deleted or has expired meanwhile. */
async function change(
  dependencies: Dependencies,
  caller: Caller,
  resource: Resource,
  { expiresAt, grouping }: UpdateRequest,
): Promise<boolean> {
  const { catalogue, reconciler } = dependencies;
  const by = actorOf(caller);
  const ends = expiresAt === undefined || (await changeExpiry(dependencies, resource, expiresAt, by));
  if (ends === undefined) return false;
  if (grouping === undefined) return true;
  const found = await catalogue.find(resource.id);
  const changed = found && (await catalogue.change(found, grouping, undefined, by));
  if (changed === undefined) return false;
  await reconciler.reconcile(resource.id);
  return true;
}

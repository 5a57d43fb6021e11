import type { CatalogueStore } from '../../model/catalogue/ports.ts';
import type { Caller } from '../../model/identity/token.ts';
import { ProblemError } from '../../model/problem.ts';
import { isResourceId } from '../../model/resources/reference.ts';
import { resourceRepresentation } from '../../model/resources/representation.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { type UploadDependencies, withUpload } from '../../model/resources/upload.ts';
import type { ApiRequest } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import type { ResourceBody } from './resource-schema.ts';

export interface Dependencies extends UploadDependencies {
  readonly catalogue: Pick<CatalogueStore, 'find'>;
  readonly baseUrl: string;
  readonly now: () => number;
}

/**
 * `GET /v1/resources/{id}/status`: the status of the account's resource, even after its end, for as long as it is
 * remembered.
 */
export function resourceStatus(dependencies: Dependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { baseUrl, now } = dependencies;
    const resource = await ownResource(dependencies, caller, request.pathParameters['id'] ?? '');
    const uploaded = isLive(resource, now()) ? await withUpload(dependencies, resource) : undefined;
    const body: ResourceBody = resourceRepresentation(baseUrl, uploaded ?? resource, now());
    return json(200, body);
  };
}

/** The account's resource with this id, whatever its status. Throws the same problem for every other id. */
export async function ownResource(
  { catalogue }: Pick<Dependencies, 'catalogue'>,
  { accountId }: Caller,
  id: string,
): Promise<Resource> {
  const found = isResourceId(id) ? await catalogue.find(id) : undefined;
  if (found?.resource.accountId === accountId) return found.resource;
  throw new ProblemError({ code: 'not-found', message: 'There is no such resource.' });
}

import { NO_CONTAINER, ownContainer } from '../../model/containers/own-container.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { timestamp } from '../../model/resources/expiry.ts';
import type { LinkSigner, ResourceStore } from '../../model/resources/ports.ts';
import { referenceTo } from '../../model/resources/reference.ts';
import { type ReservationRules, reserve, uploadPolicy } from '../../model/resources/reservation.ts';
import { type ApiRequest, jsonObject } from '../serving/request.ts';
import { resourceUrl } from '../serving/resource-url.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { invalidFields } from '../validation/fields.ts';
import { readReservationRequest } from './reservation-request.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'add'>;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly links: Pick<LinkSigner, 'signUpload'>;
  readonly baseUrl: string;
  readonly rules: ReservationRules & { readonly maximumUploadBytes: number };
  readonly now: () => number;
  readonly newId: () => string;
}

/**
 * `POST /v1/resources` ("File Upload Endpoint"): one conditional write, and everything else by computation; one read
 * more where a container is named. The file itself goes from the provider to the bucket, under a policy that allows
 * this one upload only.
 */
export function createResource(dependencies: Dependencies) {
  const { resources, links, baseUrl, rules, now, newId } = dependencies;
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const wanted = readReservationRequest(jsonObject(request));
    await checkContainer(dependencies, caller, wanted.containerId);
    const time = now();
    const resource = reserve(newId(), caller.accountId, wanted, time, rules);
    await resources.add(resource, actorOf(caller));
    const policy = uploadPolicy(resource, rules.maximumUploadBytes);
    const { id, expiresAt } = resource;
    return json(200, {
      uri: expiresAt === undefined ? referenceTo(id) : resourceUrl(baseUrl, id),
      signed_request: links.signUpload(policy, time),
      id,
      expires_at: expiresAt === undefined ? null : timestamp(expiresAt),
      upload_expires_at: timestamp(resource.uploadExpiresAt),
    });
  };
}

async function checkContainer(
  { containers }: Pick<Dependencies, 'containers'>,
  { accountId }: Caller,
  id: string | undefined,
): Promise<void> {
  if (id === undefined || (await ownContainer(containers, accountId, id)) !== undefined) return;
  throw invalidFields([{ field: 'container_id', message: NO_CONTAINER }]);
}

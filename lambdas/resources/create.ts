import { s3Links } from '../adapters/s3-links.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import { timestamp } from '../domain/expiry.ts';
import { NO_CONTAINER, ownContainer } from '../domain/own-container.ts';
import type { LinkSigner, ResourceStore } from '../domain/ports.ts';
import { referenceTo } from '../domain/reference.ts';
import { lifecycle, type ReservationRules, reserve } from '../domain/resource.ts';
import { actorOf, type Caller } from '../domain/token.ts';
import { invalidFields } from '../http/fields.ts';
import { type ApiRequest, jsonObject } from '../http/request.ts';
import { resourceUrl } from '../http/resource-url.ts';
import { type ApiResponse, json } from '../http/response.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';
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
    const upload = {
      key: resource.objectKey,
      contentType: resource.mediaType,
      lifecycle: lifecycle(resource.expiresAt, time),
      maximumBytes: rules.maximumUploadBytes,
      expiresAt: resource.uploadExpiresAt,
    };
    const { id, expiresAt } = resource;
    return json(200, {
      uri: expiresAt === undefined ? referenceTo(id) : resourceUrl(baseUrl, id),
      signed_request: links.signUpload(upload, time),
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

export function bind(platform: Platform) {
  const table = openTable(platform);
  const respond = createResource({
    resources: resourceRecords(table, platform.now),
    containers: containerLookup(table),
    links: s3Links(platform),
    baseUrl: setting(platform, 'BASE_URL'),
    rules: {
      maximumUploadBytes: numericSetting(platform, 'MAXIMUM_UPLOAD_BYTES'),
      uploadWindowSeconds: numericSetting(platform, 'UPLOAD_WINDOW_SECONDS'),
      rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    },
    now: platform.now,
    newId: () => crypto.randomUUID(),
  });
  return serveProtected(platform, 'create-resource', table, respond);
}

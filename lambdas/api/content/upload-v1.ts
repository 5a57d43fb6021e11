import { type Content, keepContent } from '../../model/content/content.ts';
import { defaultExpiration } from '../../model/content/expiration-date.ts';
import { type Caller, ownerOf } from '../../model/identity/token.ts';
import { changeExpiry } from '../../model/resources/change-expiry.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type ApiRequest, bodyText } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { contentTypeOf, UNKNOWN } from '../validation/content-type.ts';
import { contentRequestId } from './content-response.ts';
import { checkContainer } from './grouping.ts';
import type { UploadDependencies } from './upload-dependencies.ts';
import { readUploadV1 } from './upload-v1-request.ts';

/**
 * `POST /cms/v1/content` ("Upload request"). This version knows neither duplicates nor dates: an existing file is
 * answered like a new one, and is kept for the 30 days that the caller expects, or longer. It keeps its container and
 * tags.
 */
export function uploadContentV1({ baseUrl, maximumBytes, ...dependencies }: UploadDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { bytes, claimed, grouping } = readUploadV1(bodyText(request), caller.accountId, maximumBytes);
    await checkContainer(dependencies.containers, caller, grouping.containerId);
    const found = await contentTypeOf(bytes);
    const expiresAt = defaultExpiration(dependencies.now());
    const content = { bytes, expiresAt, ...(found === UNKNOWN ? claimed : found), ...grouping };
    const resource = await keepAtLeast(dependencies, caller, content);
    const headers = {
      location: resourceUrl(baseUrl, resource.id),
      'x-request-id': contentRequestId(request.id, resource.id),
    };
    return { status: 201, headers };
  };
}

/** Keeps a file until its end or longer. Stores an existing one again if it ends or is deleted meanwhile. */
async function keepAtLeast(
  dependencies: Omit<UploadDependencies, 'baseUrl' | 'maximumBytes'>,
  caller: Caller,
  content: Content,
): Promise<Resource> {
  const owner = ownerOf(caller);
  for (;;) {
    const { resource } = await keepContent(dependencies, owner, content);
    if (resource.expiresAt === undefined || resource.expiresAt >= content.expiresAt) return resource;
    const changed = await changeExpiry(dependencies, resource, content.expiresAt, owner.by);
    if (changed !== undefined) return changed;
  }
}

import { keepContent } from '../../model/content/content.ts';
import { type Caller, ownerOf } from '../../model/identity/token.ts';
import { type ApiRequest, bodyText } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { contentTypeOf } from '../validation/content-type.ts';
import { contentRequestId, describeContent, locateContent } from './content-response.ts';
import { checkContainer } from './grouping.ts';
import type { UploadDependencies } from './upload-dependencies.ts';
import { readUpload } from './upload-v2-request.ts';

/**
 * `POST /cms/v2/content` ("Upload a media file"). An existing file is answered with 302, as the specification requires.
 * `Location` is the address of the file's information, which is the same as this answer. The file keeps its container
 * and tags.
 */
export function uploadContent({ baseUrl, maximumBytes, ...dependencies }: UploadDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const wanted = readUpload(bodyText(request), maximumBytes, dependencies.now());
    await checkContainer(dependencies.containers, caller, wanted.containerId);
    const content = { ...wanted, ...(await contentTypeOf(wanted.bytes)) };
    const { resource, created } = await keepContent(dependencies, ownerOf(caller), content);
    const requestId = { 'x-request-id': contentRequestId(request.id, resource.id) };
    const located = locateContent(baseUrl, resource);
    if (created) return json(201, describeContent(resource), { ...requestId, location: located.location });
    return json(302, located, { ...requestId, location: `${baseUrl}/cms/v2/content/${resource.id}` });
  };
}

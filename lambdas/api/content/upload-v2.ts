import { keepContent } from '../../model/content/content.ts';
import { defaultExpiration } from '../../model/content/expiration-date.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import type { Grouping } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type ApiRequest, bodyText } from '../serving/request.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import { contentTypeOf } from '../validation/content-type.ts';
import { readContentBody } from './content-body.ts';
import { contentRequestId, describeContent } from './content-response.ts';
import { readExpiration } from './expiration.ts';
import { checkContainer, GROUPING_FIELDS, readGrouping } from './grouping.ts';
import { Reasons } from './reasons.ts';
import type { UploadDependencies } from './upload-dependencies.ts';
import { uploadedContent } from './uploaded-content.ts';

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
    const { resource, created } = await keepContent(
      dependencies,
      { accountId: caller.accountId, by: actorOf(caller) },
      content,
    );
    const location = resourceUrl(baseUrl, resource.id);
    const requestId = { 'x-request-id': contentRequestId(request.id, resource.id) };
    if (created) return json(201, describeContent(resource), { ...requestId, location });
    const information = `${baseUrl}/cms/v2/content/${resource.id}`;
    return json(302, { ...describeContent(resource), location }, { ...requestId, location: information });
  };
}

function readUpload(
  text: string,
  maximumBytes: number,
  now: number,
): Grouping & { bytes: Buffer; expiresAt: number } {
  const input = readContentBody(text);
  const reasons = new Reasons();
  const bytes = uploadedContent(input['content'], maximumBytes, reasons);
  const { expirationDate } = input;
  // Clients send null for a missing date.
  const isDated = expirationDate !== undefined && expirationDate !== null;
  const expiresAt = isDated ? readExpiration(expirationDate, now, reasons) : defaultExpiration(now);
  const grouping = readGrouping(input, reasons);
  reasons.addUnknown(input, ['content', 'expirationDate', ...GROUPING_FIELDS]);
  reasons.throwIfAny();
  return { bytes, expiresAt, ...grouping };
}

import { type Content, keepContent } from '../../model/content/content.ts';
import { defaultExpiration } from '../../model/content/expiration-date.ts';
import { actorOf, type Caller } from '../../model/identity/token.ts';
import { changeExpiry } from '../../model/resources/change-expiry.ts';
import type { Grouping, Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type ApiRequest, bodyText } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';
import { type ContentType, contentTypeOf, UNKNOWN } from '../validation/content-type.ts';
import { readContentBody } from './content-body.ts';
import { contentRequestId } from './content-response.ts';
import { checkContainer, GROUPING_FIELDS, readGrouping } from './grouping.ts';
import { Reasons } from './reasons.ts';
import type { UploadDependencies } from './upload-dependencies.ts';
import { uploadedContent } from './uploaded-content.ts';

/** The types of version 1, each with the end of a file's name ("Upload request", `mimeType`). */
const extensions: Readonly<Record<string, string>> = {
  'audio/mpeg': 'mp3',
  'application/pdf': 'pdf',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mpeg': 'mpg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
};

/** The account's field as the specification's example spells it, and as its table does. */
const ACCOUNT_FIELDS = ['idsAccountId', 'idsAccout'] as const;

/**
 * `POST /cms/v1/content` ("Upload request"). This version knows neither duplicates nor dates: an existing file is
 * answered like a new one, and is kept for the 30 days that the caller expects, or longer. It keeps its container and
 * tags.
 */
export function uploadContentV1({ baseUrl, maximumBytes, ...dependencies }: UploadDependencies) {
  return async (request: ApiRequest, caller: Caller): Promise<ApiResponse> => {
    const { bytes, claimed, grouping } = readUpload(bodyText(request), caller.accountId, maximumBytes);
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
  const owner = { accountId: caller.accountId, by: actorOf(caller) };
  for (;;) {
    const { resource } = await keepContent(dependencies, owner, content);
    if (resource.expiresAt === undefined || resource.expiresAt >= content.expiresAt) return resource;
    const changed = await changeExpiry(dependencies, resource, content.expiresAt, owner.by);
    if (changed !== undefined) return changed;
  }
}

function readUpload(
  text: string,
  accountId: string,
  maximumBytes: number,
): { bytes: Buffer; claimed: ContentType; grouping: Grouping } {
  const input = readContentBody(text);
  const reasons = new Reasons();
  const { mimeType, fileSize } = input;
  const extension =
    typeof mimeType === 'string' && Object.hasOwn(extensions, mimeType) ? extensions[mimeType] : undefined;
  if (mimeType === undefined) reasons.add('mimeType', 'Missing mime type');
  else if (extension === undefined) {
    reasons.add('mimeType', `Mime type must be one of ${Object.keys(extensions).join(', ')}`);
  }
  const accountIds = ACCOUNT_FIELDS.map((field) => input[field] ?? '').filter((id) => id !== '');
  if (accountIds.length === 0) reasons.add('idsAccountId', 'Missing IDS account ID');
  else if (!accountIds.every((id) => id === accountId))
    reasons.add('idsAccountId', 'IDS account ID is not the one of these credentials');
  const bytes = uploadedContent(input['content'], maximumBytes, reasons);
  if (fileSize === undefined) reasons.add('fileSize', 'Missing file size');
  else if (!Number.isInteger(fileSize)) reasons.add('fileSize', 'File size must be an integer');
  else if (bytes.length > 0 && fileSize !== bytes.length) {
    reasons.add('fileSize', 'Supplied file size does not match content');
  }
  const grouping = readGrouping(input, reasons);
  reasons.addUnknown(input, ['mimeType', ...ACCOUNT_FIELDS, 'fileSize', 'content', ...GROUPING_FIELDS]);
  reasons.throwIfAny();
  return { bytes, claimed: { contentType: String(mimeType), extension: extension ?? '' }, grouping };
}

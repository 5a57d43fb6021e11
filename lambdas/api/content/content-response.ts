import { expirationDate } from '../../model/content/expiration-date.ts';
import { isResourceId } from '../../model/resources/reference.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type ApiResponse, json } from '../serving/response.ts';

/** Renders a file with the specification's fields. */
export function describeContent(resource: Resource) {
  return {
    id: resource.id,
    expirationDate: resource.expiresAt === undefined ? null : expirationDate(resource.expiresAt),
    size: resource.size,
    contentType: resource.mediaType,
  };
}

/** An answer about a file, with its location in body and header. */
export function contentResponse(baseUrl: string, requestId: string, resource: Resource): ApiResponse {
  const location = resourceUrl(baseUrl, resource.id);
  const headers = { location, 'x-request-id': contentRequestId(requestId, resource.id) };
  return json(200, { ...describeContent(resource), location }, headers);
}

/**
 * The specification calls the id of a file "request ID" in half of its sentences, and prints one that is not the id in
 * its examples. So the request's id ends in the file's id, and either names the file afterwards.
 */
export function contentRequestId(requestId: string, id: string): string {
  return `${requestId.replaceAll(/[^A-Za-z0-9]/g, '')}-${id}`;
}

const ID_LENGTH = 36;

/** The id of a file in its id or in a request's id, or nothing where it is neither. */
export function parseContentId(text: string): string | undefined {
  const id = text.slice(-ID_LENGTH).toLowerCase();
  return isResourceId(id) && /^([A-Za-z0-9]+-)?$/.test(text.slice(0, -ID_LENGTH)) ? id : undefined;
}

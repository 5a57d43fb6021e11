import type * as v from 'valibot';
import { expirationDate } from '../../model/content/expiration-date.ts';
import { isResourceId } from '../../model/resources/reference.ts';
import type { Resource } from '../../model/resources/resource.ts';
import { resourceUrl } from '../../model/resources/resource-url.ts';
import { type ApiResponse, json } from '../serving/response.ts';
import type { describedContent, locatedContent } from './content-schema.ts';

/** Renders a file with the specification's fields. */
export function describeContent(resource: Resource): v.InferOutput<typeof describedContent> {
  return {
    id: resource.id,
    expirationDate: resource.expiresAt === undefined ? null : expirationDate(resource.expiresAt),
    size: resource.size ?? 0,
    contentType: resource.mediaType,
  };
}

/** The same with its location. */
export function locateContent(baseUrl: string, resource: Resource): v.InferOutput<typeof locatedContent> {
  return { ...describeContent(resource), location: resourceUrl(baseUrl, resource.id) };
}

/** An answer about a file, with its location in body and header. */
export function contentResponse(baseUrl: string, requestId: string, resource: Resource): ApiResponse {
  const body = locateContent(baseUrl, resource);
  const headers = {
    location: body.location,
    'x-request-id': contentRequestId(requestId, resource.id),
  };
  return json(200, body, headers);
}

/**
 * The specification often calls a file's id "request ID", but its examples show a different one. So a request's id ends
 * in the file's id, and clients can use either.
 */
export function contentRequestId(requestId: string, id: string): string {
  return `${requestId.replaceAll(/[^A-Za-z0-9]/g, '')}-${id}`;
}

const ID_LENGTH = 36;

/** The file's id in a file's or a request's id. Undefined for any other text. */
export function parseContentId(text: string): string | undefined {
  const id = text.slice(-ID_LENGTH).toLowerCase();
  return isResourceId(id) && /^([A-Za-z0-9]+-)?$/.test(text.slice(0, -ID_LENGTH)) ? id : undefined;
}

import type { ServerResponse } from 'node:http';
import { objectLocation } from '../http/object-location.ts';
import { sendXml } from '../http/responses.ts';
import { element, textElement, xmlDocument } from '../http/xml.ts';
import { entityTag } from '../storage/stored-object.ts';
import type { Upload } from './upload.ts';

/**
 * Answers an uploaded form by its fields `success_action_redirect` and `success_action_status`: 303 to that URL, 201
 * with a document, 200, and otherwise 204.
 */
export function sendUploadResponse(response: ServerResponse, upload: Upload, bucket: string): void {
  const { object, fields } = upload;
  const redirect = redirectUrl(upload, bucket);
  const location = redirect ?? objectLocation(response.req, bucket, object.key);
  response.setHeader('etag', entityTag(object));
  response.setHeader('x-amz-version-id', object.versionId);
  response.setHeader('location', location);
  const status = redirect === undefined ? fields.get('success_action_status') : '303';
  if (status === '201') {
    sendXml(response, 201, postResponse(upload, bucket, location));
  } else {
    response.statusCode = status === '303' || status === '200' ? Number(status) : 204;
    response.end();
  }
}

/** S3 ignores an invalid redirect URL. */
function redirectUrl({ object, fields }: Upload, bucket: string): string | undefined {
  const url = URL.parse(fields.get('success_action_redirect') ?? '');
  if (url === null) return undefined;
  url.searchParams.append('bucket', bucket);
  url.searchParams.append('key', object.key);
  url.searchParams.append('etag', entityTag(object));
  return url.href;
}

function postResponse({ object }: Upload, bucket: string, location: string): string {
  const root = element(
    'PostResponse',
    textElement('Location', location),
    textElement('Bucket', bucket),
    textElement('Key', object.key),
    textElement('ETag', entityTag(object)),
  );
  return xmlDocument(root);
}

import { s3Links } from '../adapters/s3-links.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import { contentDisposition } from '../domain/file-name.ts';
import { opensInTab } from '../domain/media-type.ts';
import type { LinkSigner, ObjectStore, ResourceStore } from '../domain/ports.ts';
import { ProblemError } from '../domain/problem.ts';
import { isResourceId } from '../domain/reference.ts';
import { isLive, type Resource } from '../domain/resource.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import { servePublic } from '../http/serve-public.ts';
import type { Platform } from '../platform.ts';
import { numericSetting } from '../settings.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

export interface Dependencies {
  readonly resources: Pick<ResourceStore, 'find'>;
  readonly objects: Pick<ObjectStore, 'find'>;
  readonly links: Pick<LinkSigner, 'signDownload'>;
  readonly linkSeconds: number;
  readonly now: () => number;
}

/**
 * `GET` and `HEAD /v1/resources/{id}`: the URL that is handed out. It needs no credentials and redirects to a link
 * that is good for this method and a short time only, so that a resource can be taken back at any moment.
 */
export function downloadResource({ resources, objects, links, linkSeconds, now }: Dependencies) {
  return async (request: ApiRequest): Promise<ApiResponse> => {
    const time = now();
    const resource = await available(request.pathParameters['id'] ?? '', time);
    const link = {
      method: request.method === 'HEAD' ? ('HEAD' as const) : ('GET' as const),
      key: resource.objectKey,
      contentDisposition: contentDisposition(
        opensInTab(resource.mediaType) ? 'inline' : 'attachment',
        resource.fileName,
      ),
      expiresInSeconds: Math.min(linkSeconds, remainingSeconds(resource, time)),
    };
    return { status: 302, headers: { location: links.signDownload(link, time) } };
  };

  async function available(id: string, time: number): Promise<Resource> {
    const resource = isResourceId(id) ? await resources.find(id) : undefined;
    if (resource === undefined) throw notFound('There is no such resource.');
    if (!isLive(resource, time)) {
      throw new ProblemError({ code: 'gone', message: 'The resource has expired or was deleted.' });
    }
    // The record learns of an upload a moment later, by an event; whoever comes sooner is not told otherwise.
    if (resource.status === 'reserved' && (await objects.find(resource.objectKey)) === undefined) {
      throw notFound('The file has not been uploaded yet.');
    }
    return resource;
  }
}

/** A link is signed in whole seconds; a resource in its last second gets one. */
function remainingSeconds(resource: Resource, time: number): number {
  return resource.expiresAt === undefined ? Infinity : Math.ceil((resource.expiresAt - time) / 1000);
}

function notFound(message: string): ProblemError {
  return new ProblemError({ code: 'not-found', message });
}

export function bind(platform: Platform) {
  const respond = downloadResource({
    resources: resourceRecords(openTable(platform), platform.now),
    objects: s3Objects(platform),
    links: s3Links(platform),
    linkSeconds: numericSetting(platform, 'DOWNLOAD_LINK_SECONDS'),
    now: platform.now,
  });
  return servePublic(platform, 'download-resource', respond);
}

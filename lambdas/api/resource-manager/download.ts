import { ProblemError } from '../../model/problem.ts';
import { contentDisposition } from '../../model/resources/file-name.ts';
import { opensInTab } from '../../model/resources/media-type.ts';
import type { LinkSigner, ResourceStore } from '../../model/resources/ports.ts';
import { isResourceId } from '../../model/resources/reference.ts';
import { isLive, type Resource } from '../../model/resources/resource.ts';
import { type UploadDependencies, withUpload } from '../../model/resources/upload.ts';
import type { ApiRequest } from '../serving/request.ts';
import type { ApiResponse } from '../serving/response.ts';

export interface Dependencies extends UploadDependencies {
  readonly resources: Pick<ResourceStore, 'find' | 'recordUpload'>;
  readonly links: Pick<LinkSigner, 'signDownload'>;
  readonly linkSeconds: number;
  readonly now: () => number;
}

/**
 * `GET` and `HEAD /v1/resources/{id}`: the public URL of a resource. It needs no credentials and redirects to a link
 * that is valid for this method and a short time only, so that a resource can be withdrawn at any moment.
 */
export function downloadResource(dependencies: Dependencies) {
  const { resources, links, linkSeconds, now } = dependencies;
  return async (request: ApiRequest): Promise<ApiResponse> => {
    const time = now();
    const resource = await available(request.pathParameters['id'] ?? '', time);
    const link = {
      method: request.method === 'HEAD' ? ('HEAD' as const) : ('GET' as const),
      object: resource.object,
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
    const uploaded = await withUpload(dependencies, resource);
    if (uploaded === undefined) throw notFound('The file has not been uploaded yet.');
    return uploaded;
  }
}

/** Rounded up, since links are signed in whole seconds: a resource in its last second gets one. */
function remainingSeconds(resource: Resource, time: number): number {
  return resource.expiresAt === undefined ? Infinity : Math.ceil((resource.expiresAt - time) / 1000);
}

function notFound(message: string): ProblemError {
  return new ProblemError({ code: 'not-found', message });
}

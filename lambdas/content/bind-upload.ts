import { s3Objects } from '../adapters/s3-objects.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import type { ContentDependencies } from '../domain/content.ts';
import type { ObjectStore, ResourceStore } from '../domain/ports.ts';
import type { Caller } from '../domain/token.ts';
import type { ApiRequest } from '../http/request.ts';
import type { ApiResponse } from '../http/response.ts';
import type { HttpHandler } from '../http/serve.ts';
import { serveProtected } from '../http/serve-protected.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';
import { deploymentSecret } from '../table/secrets.ts';

/** What both versions of the upload need. */
export interface UploadDependencies extends ContentDependencies {
  readonly resources: ResourceStore;
  readonly objects: ObjectStore;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
  /** The largest file that a request may bring. */
  readonly maximumBytes: number;
}

/** Binds a version of the upload to a platform. */
export function bindUpload(
  platform: Platform,
  route: 'upload-content-v1' | 'upload-content',
  upload: (dependencies: UploadDependencies) => (request: ApiRequest, caller: Caller) => Promise<ApiResponse>,
): HttpHandler {
  const table = openTable(platform);
  const respond = upload({
    resources: resourceRecords(table, platform.now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    containers: containerLookup(table),
    idKey: deploymentSecret(table, 'content-id'),
    baseUrl: setting(platform, 'BASE_URL'),
    maximumBytes: numericSetting(platform, 'MAXIMUM_CONTENT_BYTES'),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
    newId: () => crypto.randomUUID(),
  });
  return serveProtected(platform, route, table, respond);
}

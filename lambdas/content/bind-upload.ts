import { containerLookup } from '../adapters/container-lookup.ts';
import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import { resourceRecords } from '../adapters/resource-records.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import { deploymentSecret } from '../adapters/secret-records.ts';
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
  const client = dynamodbClient(platform);
  const tableName = setting(platform, 'TABLE_NAME');
  const respond = upload({
    resources: resourceRecords(client, tableName),
    objects: s3Objects(platform),
    containers: containerLookup(client, tableName),
    idKey: deploymentSecret(client, tableName, 'content-id'),
    baseUrl: setting(platform, 'BASE_URL'),
    maximumBytes: numericSetting(platform, 'MAXIMUM_CONTENT_BYTES'),
    rememberedDays: numericSetting(platform, 'REMEMBERED_DAYS'),
    now: platform.now,
    newId: () => crypto.randomUUID(),
  });
  return serveProtected(platform, route, client, respond);
}

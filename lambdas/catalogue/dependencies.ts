import { catalogueRecords } from '../adapters/catalogue-records.ts';
import { containerLookup } from '../adapters/container-lookup.ts';
import { dynamodbClient } from '../adapters/dynamodb-client.ts';
import { resourceRecords } from '../adapters/resource-records.ts';
import { s3Objects } from '../adapters/s3-objects.ts';
import type { CatalogueStore } from '../domain/catalogue-ports.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import type { ObjectStore, ResourceStore } from '../domain/ports.ts';
import type { ReservationRules } from '../domain/resource.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';

/** What the handlers that change the catalogue need. */
export interface CatalogueDependencies {
  readonly catalogue: CatalogueStore;
  readonly resources: ResourceStore;
  readonly objects: ObjectStore;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
  readonly rules: ReservationRules;
  readonly rememberedDays: number;
  /** The largest file that a form may bring. */
  readonly maximumFileBytes: number;
  readonly now: () => number;
  readonly newId: () => string;
}

export function catalogueDependencies(platform: Platform) {
  const client = dynamodbClient(platform);
  const tableName = setting(platform, 'TABLE_NAME');
  const rememberedDays = numericSetting(platform, 'REMEMBERED_DAYS');
  const dependencies: CatalogueDependencies = {
    catalogue: catalogueRecords(client, tableName, platform.now),
    resources: resourceRecords(client, tableName),
    objects: s3Objects(platform),
    containers: containerLookup(client, tableName),
    baseUrl: setting(platform, 'BASE_URL'),
    rules: { uploadWindowSeconds: numericSetting(platform, 'UPLOAD_WINDOW_SECONDS'), rememberedDays },
    rememberedDays,
    maximumFileBytes: numericSetting(platform, 'MAXIMUM_CONTENT_BYTES'),
    now: platform.now,
    newId: () => crypto.randomUUID(),
  };
  return { client, dependencies };
}

import { s3Objects } from '../adapters/s3-objects.ts';
import type { CatalogueStore } from '../domain/catalogue-ports.ts';
import type { ContainerStore } from '../domain/container-ports.ts';
import type { ObjectStore, ResourceStore } from '../domain/ports.ts';
import type { ReservationRules } from '../domain/resource.ts';
import type { Reconciler } from '../model/resources/reconciler.ts';
import type { Platform } from '../platform.ts';
import { numericSetting, setting } from '../settings.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { openTable } from '../table/open-table.ts';
import { resourceRecords } from '../table/resources.ts';

/** What the handlers that change the catalogue need. */
export interface CatalogueDependencies {
  readonly catalogue: CatalogueStore;
  readonly resources: ResourceStore;
  readonly objects: ObjectStore;
  readonly reconciler: Reconciler;
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
  const table = openTable(platform);
  const rememberedDays = numericSetting(platform, 'REMEMBERED_DAYS');
  const dependencies: CatalogueDependencies = {
    catalogue: catalogueRecords(table, platform.now),
    resources: resourceRecords(table, platform.now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    containers: containerLookup(table),
    baseUrl: setting(platform, 'BASE_URL'),
    rules: { uploadWindowSeconds: numericSetting(platform, 'UPLOAD_WINDOW_SECONDS'), rememberedDays },
    rememberedDays,
    maximumFileBytes: numericSetting(platform, 'MAXIMUM_CONTENT_BYTES'),
    now: platform.now,
    newId: () => crypto.randomUUID(),
  };
  return { table, dependencies };
}

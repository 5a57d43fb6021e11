import { randomUUID } from 'node:crypto';
import { updateResource } from '../api/resource-manager/update.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('update-resource', ({ platform, table, now, setting, numericSetting }) =>
  updateResource({
    catalogue: catalogueRecords(table, now),
    resources: resourceRecords(table, now),
    containers: containerLookup(table),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    baseUrl: setting('BASE_URL'),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    now,
    newId: randomUUID,
  }),
);

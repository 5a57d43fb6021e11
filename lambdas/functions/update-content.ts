import { randomUUID } from 'node:crypto';
import { updateContent } from '../api/content/update.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('update-content', ({ platform, table, now, setting, numericSetting }) =>
  updateContent({
    resources: resourceRecords(table, now),
    objects: s3Objects(platform),
    reconciler: openReconciler(platform, table),
    catalogue: catalogueRecords(table, now),
    containers: containerLookup(table),
    baseUrl: setting('BASE_URL'),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    now,
    newId: randomUUID,
  }),
);

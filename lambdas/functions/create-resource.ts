import { createResource } from '../api/resource-manager/create.ts';
import { s3Links } from '../aws/s3-links.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('create-resource', ({ platform, table, now, setting, numericSetting }) =>
  createResource({
    resources: resourceRecords(table, now),
    containers: containerLookup(table),
    links: s3Links(platform),
    baseUrl: setting('BASE_URL'),
    rules: {
      maximumUploadBytes: numericSetting('MAXIMUM_UPLOAD_BYTES'),
      uploadWindowSeconds: numericSetting('UPLOAD_WINDOW_SECONDS'),
      rememberedDays: numericSetting('REMEMBERED_DAYS'),
    },
    now,
    newId: () => crypto.randomUUID(),
  }),
);

import { resourceStatus } from '../api/resource-manager/status.ts';
import { s3Find } from '../aws/s3-find.ts';
import { s3Links } from '../aws/s3-links.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('resource-status', ({ platform, table, now, setting }) =>
  resourceStatus({
    catalogue: catalogueRecords(table, now),
    resources: resourceRecords(table, now),
    objects: s3Find(s3Links(platform), platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

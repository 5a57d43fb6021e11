import { resourceStatus } from '../api/resource-manager/status.ts';
import { s3Head } from '../aws/s3-head.ts';
import { s3Links } from '../aws/s3-links.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('resource-status', ({ platform, table, now, setting }) =>
  resourceStatus({
    catalogue: catalogueRecords(table, now),
    objects: s3Head(s3Links(platform), now),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

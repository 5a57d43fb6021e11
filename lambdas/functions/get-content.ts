import { getContent } from '../api/content/get.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-content', ({ platform, table, now, setting }) =>
  getContent({
    resources: resourceRecords(table, now),
    objects: s3Objects(platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

import { getContent } from '../api/content/get.ts';
import { s3Find } from '../aws/s3-find.ts';
import { s3Links } from '../aws/s3-links.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-content', ({ platform, table, now, setting }) =>
  getContent({
    resources: resourceRecords(table, now),
    objects: s3Find(s3Links(platform), platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

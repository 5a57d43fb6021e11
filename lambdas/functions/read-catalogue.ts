import { readCatalogue } from '../api/catalogue/read.ts';
import { s3Find } from '../aws/s3-find.ts';
import { s3Links } from '../aws/s3-links.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { resourceLists } from '../table/lists.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('read-catalogue', ({ platform, table, now, setting }) =>
  readCatalogue({
    catalogue: catalogueRecords(table, now),
    resources: resourceRecords(table, now),
    lists: resourceLists(table),
    objects: s3Find(s3Links(platform), platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

import { readCatalogue } from '../api/catalogue/read.ts';
import { s3Objects } from '../aws/s3-objects.ts';
import { catalogueRecords } from '../table/catalogue.ts';
import { resourceLists } from '../table/lists.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('read-catalogue', ({ platform, table, now, setting }) =>
  readCatalogue({
    catalogue: catalogueRecords(table, now),
    lists: resourceLists(table),
    objects: s3Objects(platform),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

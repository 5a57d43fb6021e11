import { resolveReference } from '../api/resource-manager/resolve.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('resolve-reference', ({ table, now, setting }) =>
  resolveReference({
    resources: resourceRecords(table, now),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

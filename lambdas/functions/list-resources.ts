import { listResources } from '../api/resource-manager/list.ts';
import { containerLookup } from '../table/container-lookup.ts';
import { resourceLists } from '../table/lists.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('list-resources', ({ table, now, setting }) =>
  listResources({
    lists: resourceLists(table),
    containers: containerLookup(table),
    baseUrl: setting('BASE_URL'),
    now,
  }),
);

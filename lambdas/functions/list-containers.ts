import { listContainers } from '../api/containers/list.ts';
import { containerLists } from '../table/lists.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('list-containers', ({ table }) =>
  listContainers({ lists: containerLists(table) }),
);

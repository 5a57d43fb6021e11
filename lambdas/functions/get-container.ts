import { getContainer } from '../api/containers/get.ts';
import { containerRecords } from '../table/containers.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('get-container', ({ table }) =>
  getContainer({ containers: containerRecords(table) }),
);

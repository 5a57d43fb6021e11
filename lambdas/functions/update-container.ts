import { updateContainer } from '../api/containers/update.ts';
import { containerRecords } from '../table/containers.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('update-container', ({ table, now }) =>
  updateContainer({ containers: containerRecords(table), now }),
);

import { deleteResource } from '../api/resource-manager/delete.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('delete-resource', ({ platform, table, now, numericSetting }) =>
  deleteResource({
    resources: resourceRecords(table, now),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    now,
  }),
);

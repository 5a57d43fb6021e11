import { deleteContent } from '../api/content/delete.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('delete-content', ({ platform, table, now, numericSetting }) =>
  deleteContent({
    resources: resourceRecords(table, now),
    reconciler: openReconciler(platform, table),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    now,
  }),
);

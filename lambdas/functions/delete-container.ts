import { deleteContainer } from '../api/containers/delete.ts';
import { containerRecords } from '../table/containers.ts';
import { jobRecords } from '../table/jobs.ts';
import { openReconciler } from '../table/open-reconciler.ts';
import { resourceRecords } from '../table/resources.ts';
import { bestEffortStarter } from './best-effort-starter.ts';
import { protectedRoute } from './protected-route.ts';

export const bind = protectedRoute('delete-container', ({ platform, table, now, numericSetting }) =>
  deleteContainer({
    containers: containerRecords(table),
    resources: resourceRecords(table, now),
    reconciler: openReconciler(platform, table),
    clones: jobRecords(table),
    deletions: jobRecords(table),
    starter: bestEffortStarter(platform),
    rememberedDays: numericSetting('REMEMBERED_DAYS'),
    uploadWindowSeconds: numericSetting('UPLOAD_WINDOW_SECONDS'),
    now,
  }),
);
